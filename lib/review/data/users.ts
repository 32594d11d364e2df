import { ROOT_USER } from '../../kubernetes';
import type { Field } from '../../validation';
import type { PodVolume } from './volumes';
import {
  containerOf,
  hasContainer,
  type PersistentMount,
  persistentMountsOf,
  type WorkloadPods,
} from './workload-pods';

/** The user and groups of a container's processes. Undefined fields: the image decides. */
interface ContainerUser {
  readonly runAsUser: number | undefined;
  readonly runAsGroup: number | undefined;
  readonly fsGroup: number | undefined;
  readonly supplementalGroups: readonly unknown[];
}

/**
 * Warns about files that belong to the user or group of BASE's container, if nothing changes their owner for HEAD's.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods
 */
export function changedUserWarnings(before: WorkloadPods, after: WorkloadPods): string[] {
  const shared = persistentMountsOf(before).filter(({ mount, volume }) => {
    return !mount.isInit && findSameVolume(after, volume) !== undefined;
  });
  const containers = [...new Set(shared.map(({ mount }) => mount.container))];
  return containers.flatMap((container) => {
    const successor = succeedingContainerOf(container, before, after);
    const changes = describeUserChanges(userOf(before, container), userOf(after, successor));
    const mounts = shared.filter((one) => one.mount.container === container && !isOwnerAdjusted(one, before, after));
    return changes.length > 0 && mounts.length > 0 ? [ownershipWarning(container, changes, mounts)] : [];
  });
}

/** The volume of HEAD that holds data of a volume of BASE. */
function findSameVolume(after: WorkloadPods, { title, locations }: PodVolume): PodVolume | undefined {
  return [...after.volumes.values()].find((other) =>
    locations.length === 0 ? other.title === title : other.locations.some((location) => locations.includes(location)),
  );
}

/** The container of HEAD of the same name, else one that mounts a path of it. */
function succeedingContainerOf(container: string, before: WorkloadPods, after: WorkloadPods): string {
  if (hasContainer(after, container)) return container;
  const paths = before.mounts.filter((mount) => mount.container === container).map(({ path }) => path);
  return after.mounts.find(({ path }) => paths.includes(path))?.container ?? container;
}

function ownershipWarning(container: string, changes: readonly string[], mounts: readonly PersistentMount[]): string {
  const paths = mounts.map(({ mount }) => mount.path).join(', ');
  return `container ${container} may not be able to read and write its old files in ${paths}: ${changes.join(', ')}. Set \`fsGroup\` to a group of the new user with \`fsGroupChangePolicy: Always\`, where the volume supports it, or change the owner of the files in an init container`;
}

/** The changes that may keep the new user from old files. */
function describeUserChanges(was: ContainerUser, is: ContainerUser): string[] {
  if (is.runAsUser === ROOT_USER) return [];
  const lostGroups = was.supplementalGroups.filter((group) => !is.supplementalGroups.includes(group));
  return [
    ...describeIdChange('runAsUser', was.runAsUser, is.runAsUser),
    ...describeIdChange('runAsGroup', was.runAsGroup, is.runAsGroup),
    ...(was.fsGroup === undefined || is.fsGroup !== undefined ? [] : [`fsGroup ${was.fsGroup} is removed`]),
    ...(lostGroups.length === 0 ? [] : [`supplementalGroups ${lostGroups.join(', ')} are removed`]),
  ];
}

function describeIdChange(field: string, was: number | undefined, is: number | undefined): string[] {
  return was === is ? [] : [`${field} changes from ${was ?? "the image's"} to ${is ?? "the image's"}`];
}

/** Whether the kubelet changes the group of the files to the `fsGroup` before the new pod starts. */
function isOwnerAdjusted({ volume }: PersistentMount, before: WorkloadPods, after: WorkloadPods): boolean {
  const [was, is] = [before.spec.at('securityContext'), after.spec.at('securityContext')];
  const fsGroup = is.at('fsGroup').number;
  if (fsGroup === undefined || !canAdjustOwner(findSameVolume(after, volume))) return false;
  return is.at('fsGroupChangePolicy').string !== 'OnRootMismatch' || was.at('fsGroup').number !== fsGroup;
}

/** Whether the kubelet can change the owner of files. It cannot in `hostPath` and NFS volumes. */
function canAdjustOwner(volume: PodVolume | undefined): boolean {
  return volume !== undefined && /^claim/.test(volume.title);
}

function userOf(pods: WorkloadPods, name: string): ContainerUser {
  const pod = pods.spec.at('securityContext');
  const container = containerOf(pods, name).at('securityContext');
  return {
    runAsUser: idOf('runAsUser', container, pod),
    runAsGroup: idOf('runAsGroup', container, pod),
    fsGroup: pod.at('fsGroup').number,
    supplementalGroups: pod
      .at('supplementalGroups')
      .items()
      .map(({ raw }) => raw),
  };
}

/** A container's security context overrides the pod's. */
function idOf(field: string, container: Field, pod: Field): number | undefined {
  return container.at(field).number ?? pod.at(field).number;
}
