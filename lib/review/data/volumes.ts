import {
  claimName,
  claimTemplateNames,
  type EphemeralVolumeSource,
  isEphemeralVolumeSource,
  namespaceOf,
  podNames,
} from '../../kubernetes';
import type { Field } from '../../validation';
import type { Identity } from '../cluster';
import { locationOfSource, type Storage } from './storage';

/** A volume of a workload's pods, and where its data is. */
export interface PodVolume {
  /** Such as `claim files-a`, `claim template files` or `host path /var/lib/a`. */
  readonly title: string;
  /** Whether the data outlives the pod. Undefined if the manifests do not say. */
  readonly isPersistent: boolean | undefined;
  /** Whether containers store files in it. False for ConfigMaps, Secrets and other volumes that come with content. */
  readonly isStorage: boolean;
  /** The location of each pod's data. Two volumes with equal locations hold the same data. */
  readonly locations: readonly string[];
  /** Whether the data is on the node, so that a pod on another node sees other data. */
  readonly isOnNode: boolean;
  /** Whether every mount of it is read-only. */
  readonly isReadOnly: boolean;
  /** The data source of a claim: the location of another claim, or a VolumeSnapshot. */
  readonly filledFrom?: string | undefined;
}

/** Sources of volumes whose content comes with the pod and goes with it. */
const EPHEMERAL: Readonly<Record<EphemeralVolumeSource, string>> = {
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

/** A volume whose data outlives the pod. */
const PERSISTENT_VOLUME = {
  isPersistent: true,
  isStorage: true,
  isOnNode: false,
  isReadOnly: false,
} as const;

/** The volumes of a workload's pods by name. A claim template overrides a volume of the same name. */
export function volumesOf(
  workload: Field,
  spec: Field,
  identity: Identity,
  storage: Storage,
): ReadonlyMap<string, PodVolume> {
  const namespace = namespaceOf(identity);
  const volumes = spec.find('volumes', '*').map((volume): NamedVolume => {
    return [volume.at('name').scalar, readVolume(volume, namespace, storage)];
  });
  return new Map([...volumes, ...claimTemplateVolumesOf(workload, namespace, storage)]);
}

type NamedVolume = readonly [name: string, volume: PodVolume];

function claimTemplateVolumesOf(workload: Field, namespace: string, storage: Storage): NamedVolume[] {
  if (workload.at('kind').scalar !== 'StatefulSet') return [];
  const pods = podNames(workload);
  return claimTemplateNames(workload).map((template) => {
    const locations = pods.map((pod) => storage.locationOf(namespace, claimName(template, pod)));
    return [template, { ...PERSISTENT_VOLUME, title: `claim template ${template}`, locations }];
  });
}

function readVolume(volume: Field, namespace: string, storage: Storage): PodVolume {
  // The API server turns a volume without a source into an emptyDir.
  const [type, source] = volume.entries().find(([key]) => key !== 'name') ?? ['emptyDir', volume];
  const claim = volume.at('persistentVolumeClaim', 'claimName').string;
  if (claim !== undefined) return claimVolume(claim, volume.at('persistentVolumeClaim'), namespace, storage);
  if (isEphemeralVolumeSource(type)) {
    const isStorage = SCRATCH.includes(type);
    return { ...PERSISTENT_VOLUME, title: EPHEMERAL[type], isPersistent: false, isStorage, locations: [] };
  }
  return {
    ...PERSISTENT_VOLUME,
    title: titleOf(type, source),
    // The CSI driver decides whether an inline volume keeps its data.
    isPersistent: type === 'csi' ? undefined : true,
    locations: [locationOfSource(type, source)],
    isOnNode: type === 'hostPath',
    isReadOnly: source.at('readOnly').raw === true,
  };
}

function claimVolume(claim: string, source: Field, namespace: string, storage: Storage): PodVolume {
  return {
    ...PERSISTENT_VOLUME,
    title: `claim ${claim}`,
    locations: [storage.locationOf(namespace, claim)],
    isOnNode: storage.isOnSomeNode(namespace, claim),
    isReadOnly: source.at('readOnly').raw === true,
    filledFrom: storage.dataSourceOf(namespace, claim),
  };
}

function titleOf(type: string, source: Field): string {
  if (type === 'hostPath') return `host path ${source.at('path').scalar}`;
  if (type === 'nfs') return `NFS ${source.at('server').scalar}:${source.at('path').scalar}`;
  if (type === 'csi') return `a volume of ${source.at('driver').scalar}`;
  return `a ${type} volume`;
}
