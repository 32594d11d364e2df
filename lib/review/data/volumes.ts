import { claimName, claimTemplates, podNames } from '../../stateful-sets';
import type { Field } from '../../validation';
import { type Identity, namespaceOf } from '../cluster';
import type { Storage } from './storage';

/** A volume of a workload's pods, by where its data lies. */
export interface PodVolume {
  /** Such as `claim files-a`, `claim template files` or `host path /var/lib/a`. */
  readonly title: string;
  /** Whether the data outlives the pod. Undefined if the manifests do not say. */
  readonly isPersistent: boolean | undefined;
  /** Whether containers store files in it, if only as long as the pod lives. Configuration is no such volume. */
  readonly isStorage: boolean;
  /** Where the data of each pod lies. Two volumes with equal locations hold the same data. */
  readonly locations: readonly string[];
  /** Whether the data lies on the node, so that a pod on another node sees other data. */
  readonly isOnNode: boolean;
  /** Whether every mount of it is read-only. */
  readonly isReadOnly: boolean;
  /** What a claim was filled from when it was created: the location of another claim, or a VolumeSnapshot. */
  readonly filledFrom: string | undefined;
}

/** Sources of volumes whose content comes with the pod and goes with it. */
const EPHEMERAL: Readonly<Record<string, string>> = {
  emptyDir: 'an empty volume',
  ephemeral: 'an ephemeral volume',
  configMap: 'a ConfigMap',
  secret: 'a Secret',
  downwardAPI: 'fields of the pod',
  projected: 'a projected volume',
  image: 'an image',
  gitRepo: 'a git repository',
};

/** Those of them in which containers store files. */
const SCRATCH = ['emptyDir', 'ephemeral'];

const STORAGE = {
  isPersistent: true,
  isStorage: true,
  isOnNode: false,
  isReadOnly: false,
  filledFrom: undefined,
} as const;

/** Fields of a volume's source that do not say where its data lies. */
const NOT_A_LOCATION = ['readOnly', 'fsType', 'secretRef', 'type', 'user', 'nodePublishSecretRef'];

/** The volumes of a workload's pods by name. A claim template takes the place of a volume of its name. */
export function volumesOf(
  workload: Field,
  spec: Field,
  identity: Identity,
  storage: Storage,
): ReadonlyMap<string, PodVolume> {
  const namespace = namespaceOf(identity);
  const volumes = spec
    .find('volumes', '*')
    .map((volume) => [volume.at('name').scalar, volumeOf(volume, namespace, storage)] as const);
  return new Map([...volumes, ...claimTemplateVolumesOf(workload, namespace, storage)]);
}

function claimTemplateVolumesOf(
  workload: Field,
  namespace: string,
  storage: Storage,
): (readonly [string, PodVolume])[] {
  if (workload.at('kind').scalar !== 'StatefulSet') return [];
  const pods = podNames(workload);
  return claimTemplates(workload).map((template) => {
    const locations = pods.map((pod) => storage.locationOf(namespace, claimName(template, pod)));
    return [template, { ...STORAGE, title: `claim template ${template}`, locations }];
  });
}

function volumeOf(volume: Field, namespace: string, storage: Storage): PodVolume {
  const claim = volume.at('persistentVolumeClaim', 'claimName').string;
  if (claim !== undefined) {
    const locations = [storage.locationOf(namespace, claim)];
    const isReadOnly = volume.at('persistentVolumeClaim', 'readOnly').raw === true;
    const filledFrom = storage.filledFrom(namespace, claim);
    const isOnNode = storage.isOnSomeNode(namespace, claim);
    return { ...STORAGE, title: `claim ${claim}`, locations, isOnNode, isReadOnly, filledFrom };
  }
  // The API server makes an emptyDir of a volume without a source.
  const [type, source] = volume.entries().find(([key]) => key !== 'name') ?? ['emptyDir', volume];
  const ephemeral = EPHEMERAL[type];
  if (ephemeral !== undefined) {
    return { ...STORAGE, title: ephemeral, isPersistent: false, isStorage: SCRATCH.includes(type), locations: [] };
  }
  return {
    ...STORAGE,
    title: titleOf(type, source),
    // A driver decides by itself whether an inline volume keeps its data.
    isPersistent: type === 'csi' ? undefined : true,
    locations: [locationOfSource(type, source)],
    isOnNode: type === 'hostPath',
    isReadOnly: source.at('readOnly').raw === true,
  };
}

function titleOf(type: string, source: Field): string {
  if (type === 'hostPath') return `host path ${source.at('path').scalar}`;
  if (type === 'nfs') return `NFS ${source.at('server').scalar}:${source.at('path').scalar}`;
  if (type === 'csi') return `a volume of ${source.at('driver').scalar}`;
  return `a ${type} volume`;
}

/** The location of a volume's data by its source, in a Pod or a PersistentVolume. */
export function locationOfSource(type: string, source: Field): string {
  const handle = source.at('volumeHandle').string;
  if (handle !== undefined) return `${type} ${source.at('driver').scalar} ${handle}`;
  const told = source.entries().filter(([key]) => !NOT_A_LOCATION.includes(key));
  const values = told.map(([key, { raw: value }]) => `${key}=${JSON.stringify(value).replace(/\/+"$/, '"')}`);
  return `${type} ${values.sort().join(' ')}`;
}
