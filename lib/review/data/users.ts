import type { Field } from '../../validation';
import type { PodVolume } from './volumes';
import { containerOf, persistentMountsOf, type WorkloadPods } from './workload-pods';

/** Whom the processes of a container run as. Undefined if the image decides. */
interface User {
  readonly runAsUser: number | undefined;
  readonly runAsGroup: number | undefined;
  readonly fsGroup: number | undefined;
  readonly supplementalGroups: readonly unknown[];
}

const ROOT = 0;

/**
 * Warnings about files that belong to the user or group of before, and that nothing hands to those of after.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods
 */
export function changedUserWarnings(before: WorkloadPods, after: WorkloadPods): string[] {
  const mounts = persistentMountsOf(before).filter(
    ({ isInit, volume }) => !isInit && findSameVolume(after, before, volume),
  );
  const containers = [...new Set(mounts.map(({ container }) => container))];
  return containers.flatMap((container) => {
    const changes = describeUserChanges(
      userOf(before, container),
      userOf(after, succeedingContainerOf(container, before, after)),
    );
    const paths = mounts.filter(
      (mount) => mount.container === container && !isOwnershipAdjusted(mount.volume, before, after),
    );
    if (changes.length === 0 || paths.length === 0) return [];
    return [
      ownershipWarning(
        container,
        changes,
        paths.map(({ path }) => path),
      ),
    ];
  });
}

/** The volume of HEAD with the data of one of BASE. */
function findSameVolume(after: WorkloadPods, before: WorkloadPods, name: string): PodVolume | undefined {
  const { title, locations } = before.volumes.get(name) as PodVolume;
  return [...after.volumes.values()].find((other) =>
    locations.length === 0 ? other.title === title : other.locations.some((location) => locations.includes(location)),
  );
}

/** The container of HEAD of the same name, or else the one that mounts a path of it. */
function succeedingContainerOf(container: string, before: WorkloadPods, after: WorkloadPods): string {
  if (containerOf(after, container).raw !== undefined) return container;
  const paths = before.mounts.filter((mount) => mount.container === container).map(({ path }) => path);
  return after.mounts.find(({ path }) => paths.includes(path))?.container ?? container;
}

function ownershipWarning(container: string, changes: readonly string[], paths: readonly string[]): string {
  return `container ${container} may not be able to read and write its old files in ${paths.join(', ')}: ${changes.join(', ')}. Set \`fsGroup\` to a group of the new user with \`fsGroupChangePolicy: Always\`, where the volume supports it, or change the owner of the files in an init container`;
}

/** What of a user changes, such that old files may be closed to the new one. */
function describeUserChanges(was: User, is: User): string[] {
  const lostGroups = was.supplementalGroups.filter((group) => !is.supplementalGroups.includes(group));
  if (is.runAsUser === ROOT) return [];
  return [
    ...(was.runAsUser === is.runAsUser ? [] : [describeChange('runAsUser', was.runAsUser, is.runAsUser)]),
    ...(was.runAsGroup === is.runAsGroup ? [] : [describeChange('runAsGroup', was.runAsGroup, is.runAsGroup)]),
    ...(was.fsGroup === undefined || is.fsGroup !== undefined ? [] : [`fsGroup ${was.fsGroup} is removed`]),
    ...(lostGroups.length === 0 ? [] : [`supplementalGroups ${lostGroups.join(', ')} are removed`]),
  ];
}

function describeChange(field: string, was: number | undefined, is: number | undefined): string {
  return `${field} changes from ${was ?? "the image's"} to ${is ?? "the image's"}`;
}

/** Whether the kubelet gives the files of a volume to the fsGroup before the new pod starts. */
function isOwnershipAdjusted(name: string, before: WorkloadPods, after: WorkloadPods): boolean {
  const [was, is] = [before, after].map(({ spec }) => spec.at('securityContext'));
  const fsGroup = is?.at('fsGroup').number;
  if (fsGroup === undefined || !canChangeOwnership(findSameVolume(after, before, name))) return false;
  const isSkipped = is?.at('fsGroupChangePolicy').string === 'OnRootMismatch' && was?.at('fsGroup').number === fsGroup;
  return !isSkipped;
}

/** The kubelet leaves the owner of files on a node's own folders and on NFS as they are. */
function canChangeOwnership(volume: PodVolume | undefined): boolean {
  return volume !== undefined && /^claim/.test(volume.title);
}

function userOf(sight: WorkloadPods, name: string): User {
  const pod = sight.spec.at('securityContext');
  const own = containerOf(sight, name).at('securityContext');
  const number = (field: string) => numberAt(own, field) ?? numberAt(pod, field);
  return {
    runAsUser: number('runAsUser'),
    runAsGroup: number('runAsGroup'),
    fsGroup: numberAt(pod, 'fsGroup'),
    supplementalGroups: pod
      .at('supplementalGroups')
      .items()
      .map(({ raw: value }) => value),
  };
}

function numberAt(context: Field, field: string): number | undefined {
  return context.at(field).number;
}
