import { namespaceOf } from '../../kubernetes';
import { Field } from '../../validation';
import { type Identity, type Outcome, podTemplateOf } from '../cluster';
import type { NamespaceConfigMaps } from './config-maps';
import { type ContainerMount, mountsOf } from './mounts';
import type { BeforeOrAfterApply, Storage } from './storage';
import { type PodVolume, volumesOf } from './volumes';

/** The pods of one workload, before or after the apply, with the volumes and ConfigMaps that they can use. */
export interface WorkloadPods {
  readonly identity: Identity;
  /** The pod template, or the Pod itself. */
  readonly template: Field;
  /** The pod spec. */
  readonly spec: Field;
  readonly configMaps: NamespaceConfigMaps;
  readonly mounts: readonly ContainerMount[];
  /** By name. */
  readonly volumes: ReadonlyMap<string, PodVolume>;
}

/** A container of a workload's pods. */
export interface ContainerOfPods {
  readonly pods: WorkloadPods;
  readonly container: Field;
}

/** A mount with persistent data. */
export interface PersistentMount {
  readonly mount: ContainerMount;
  readonly volume: PodVolume;
}

/** Folders of a node that belong to its operating system. */
const SYSTEM_FOLDER =
  /^\/((boot|dev|etc|lib|proc|run|sys|usr(?!\/local)|var\/(lib\/(containerd|docker|kubelet)|log|run))(\/.*)?)?$/;
/** Types of a `hostPath` that hold no data. */
const HOST_PATH_TYPES_WITHOUT_DATA = ['Socket', 'CharDevice', 'BlockDevice'];

/** The pods that an object has before HEAD is applied. If BASE created the object, these are the pods that BASE left. */
export function podsBefore({ identity, before, after }: Outcome, storage: Storage): WorkloadPods {
  return readPods(new Field((before ?? after)?.live), identity, storage, 'before');
}

/** The pods that an object has after HEAD is applied. */
export function podsAfter({ identity, after }: Outcome, storage: Storage): WorkloadPods {
  return readPods(new Field(after?.live), identity, storage, 'after');
}

/** Reads the pods of a workload, with the ConfigMaps that its namespace has before or after HEAD is applied. */
function readPods(workload: Field, identity: Identity, storage: Storage, when: BeforeOrAfterApply): WorkloadPods {
  const template = podTemplateOf(workload) ?? new Field(undefined);
  const spec = template.at('spec');
  return {
    identity,
    template,
    spec,
    configMaps: storage.configMapsOf(namespaceOf(identity), when),
    mounts: mountsOf(spec),
    volumes: volumesOf(workload, spec, identity, storage),
  };
}

/** The container of this name. A field without a value if there is none. */
export function containerOf({ spec }: WorkloadPods, name: string): Field {
  const containers = [...spec.find('containers', '*'), ...spec.find('initContainers', '*')];
  return containers.find((container) => container.at('name').scalar === name) ?? new Field(undefined);
}

/** Whether the pods have a container of this name. */
export function hasContainer(pods: WorkloadPods, name: string): boolean {
  return containerOf(pods, name).raw !== undefined;
}

/**
 * The mounts whose data outlives the pod. A mount of an init container counts only if no other container mounts the
 * volume: init containers prepare what the others use.
 */
export function persistentMountsOf({ spec, mounts, volumes }: WorkloadPods): PersistentMount[] {
  const systemVolumes = systemVolumesOf(spec);
  const persistent = mounts.flatMap((mount): PersistentMount[] => {
    const volume = volumes.get(mount.volume);
    if (volume === undefined || volume.isPersistent === false) return [];
    const isOfNode = volume.isOnNode && (mount.isReadOnly || systemVolumes.has(mount.volume));
    return isOfNode ? [] : [{ mount, volume }];
  });
  const used = new Set(persistent.filter(({ mount }) => !mount.isInit).map(({ mount }) => mount.volume));
  return persistent.filter(({ mount }) => !mount.isInit || !used.has(mount.volume));
}

/** The names of the `hostPath` volumes that hold files of the node's operating system, sockets or devices. */
function systemVolumesOf(spec: Field): ReadonlySet<string> {
  const volumes = spec.find('volumes', '*').filter((volume) => {
    const hostPath = volume.at('hostPath');
    const hasNoData = HOST_PATH_TYPES_WITHOUT_DATA.includes(hostPath.at('type').scalar);
    return hasNoData || SYSTEM_FOLDER.test(toUnixPath(hostPath.at('path').scalar));
  });
  return new Set(volumes.map((volume) => volume.at('name').scalar));
}

/** Converts a Windows path: `C:\\var\\lib\\kubelet` becomes `/var/lib/kubelet`. */
function toUnixPath(path: string): string {
  return path.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/');
}
