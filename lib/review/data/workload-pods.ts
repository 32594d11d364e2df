import { Field } from '../../validation';

import { type Identity, namespaceOf, type Outcome, podTemplateOf } from '../cluster';
import type { NamespaceConfigMaps } from './config-maps';
import { type ContainerMount, mountsOf } from './mounts';
import type { ApplyPhase, Storage } from './storage';
import { type PodVolume, volumesOf } from './volumes';

/** What the pods of a workload see of data. */
export interface WorkloadPods {
  /** The template of the pods, or the Pod. */
  readonly template: Field;
  /** The spec of the pods. */
  readonly spec: Field;
  /** The ConfigMaps that they can read. */
  readonly configMaps: NamespaceConfigMaps;
  readonly identity: Identity;
  readonly mounts: readonly ContainerMount[];
  readonly volumes: ReadonlyMap<string, PodVolume>;
}

function readPods(workload: Field, identity: Identity, storage: Storage, time: ApplyPhase): WorkloadPods {
  const template = podTemplateOf(workload) ?? new Field(undefined);
  const spec = template.at('spec');
  const configuration = storage.configMapsOf(namespaceOf(identity), time);
  return {
    template,
    spec,
    configMaps: configuration,
    identity,
    mounts: mountsOf(spec),
    volumes: volumesOf(workload, spec, identity, storage),
  };
}

/** What the pods of an object see before the apply of HEAD. What BASE created stands as BASE left it. */
export function podsBefore({ identity, before, after }: Outcome, storage: Storage): WorkloadPods {
  return readPods(new Field((before ?? after)?.live), identity, storage, 'before');
}

/** What the pods of an object see after the apply. */
export function podsAfter({ identity, after }: Outcome, storage: Storage): WorkloadPods {
  return readPods(new Field(after?.live), identity, storage, 'after');
}

/** The container of this name. A field without a value if there is none. */
export function containerOf({ spec }: WorkloadPods, name: string): Field {
  const containers = [...spec.find('containers', '*'), ...spec.find('initContainers', '*')];
  return containers.find((container) => container.at('name').scalar === name) ?? new Field(undefined);
}

/** Whether the pods of a workload keep data that outlives them. */
export function keepsData(sight: WorkloadPods): boolean {
  return persistentMountsOf(sight).length > 0;
}

/** Folders of a node that belong to its operating system. */
const SYSTEM_FOLDER =
  /^\/((boot|dev|etc|lib|proc|run|sys|usr(?!\/local)|var\/(lib\/(containerd|docker|kubelet)|log|run))(\/.*)?)?$/;
/** Types of a `hostPath` that hold no data. */
const HOST_PATH_TYPES_WITHOUT_DATA = ['Socket', 'CharDevice', 'BlockDevice'];

/**
 * The mounts at which data lies that outlives a pod. An init container counts only for a volume that no other
 * container mounts: it prepares what the others use.
 */
export function persistentMountsOf({ spec, mounts, volumes }: WorkloadPods): ContainerMount[] {
  const ofNode = new Set(systemVolumesOf(spec));
  const lasting = mounts.filter((mount) => {
    const volume = volumes.get(mount.volume);
    const isOfNode = volume?.isOnNode === true && (mount.isReadOnly || ofNode.has(mount.volume));
    return volume !== undefined && volume.isPersistent !== false && !isOfNode;
  });
  const used = new Set(lasting.filter(({ isInit }) => !isInit).map(({ volume }) => volume));
  return lasting.filter(({ isInit, volume }) => !isInit || !used.has(volume));
}

/** The names of the volumes that lead to files of the node itself. */
function systemVolumesOf(spec: Field): string[] {
  return spec
    .find('volumes', '*')
    .filter((volume) => {
      const hostPath = volume.at('hostPath');
      return (
        HOST_PATH_TYPES_WITHOUT_DATA.includes(hostPath.at('type').scalar) ||
        SYSTEM_FOLDER.test(toUnixPath(hostPath.at('path').scalar))
      );
    })
    .map((volume) => volume.at('name').scalar);
}

/** A path of Windows as one of Linux: `C:\\var\\lib\\kubelet` is `/var/lib/kubelet`. */
function toUnixPath(path: string): string {
  return path.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/');
}
