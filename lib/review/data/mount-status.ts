import { isPathWithin, namespaceOf, stripFolder } from '../../kubernetes';
import { titleOf } from '../cluster';
import type { DataReport } from '../report';
import { type ContainerMount, findMountAt, joinPaths, subPathAt } from './mounts';
import { hasSameNodes } from './placement';
import { hasStableSubPaths } from './stability';
import { type MountComparison, relationOf, unknownRelationReason } from './volume-relation';
import type { PodVolume } from './volumes';
import { hasContainer, type PersistentMount } from './workload-pods';

/** The mount of HEAD that replaces a mount of BASE, and the status of the data. */
export type DataStatus = Pick<DataReport, 'after' | 'fate' | 'reason'>;

/** The status of the data of a mount, by the mounts of the pods of HEAD. */
export function mountStatus(comparison: MountComparison): DataStatus {
  const { mount, after } = comparison;
  const current = findMountAt(candidateMountsOf(comparison), mount.path);
  if (current === undefined) return statusElsewhere(comparison) ?? leftBehind(comparison);
  const volume = after.volumes.get(current.volume);
  if (volume === undefined) {
    const reason = `${current.path} mounts a volume that is not defined: ${current.volume}`;
    return { after: null, fate: 'unknown', reason };
  }
  const atPath = { mount: current, volume };
  return statusAtPath(comparison, atPath) ?? statusElsewhere(comparison) ?? leftBehind(comparison, atPath);
}

/** How a report names a volume, or a folder of it. */
export function describeVolume({ title }: PodVolume, subPath: string): string {
  return subPath === '' ? title : `${title}, folder ${subPath}`;
}

/** The mounts of the container of the same name. If there is none, of all containers that are no init containers. */
function candidateMountsOf({ mount, after }: MountComparison): ContainerMount[] {
  const isThere = hasContainer(after, mount.container);
  return after.mounts.filter(({ container, isInit }) => (isThere ? container === mount.container : !isInit));
}

/** The status if the mount of HEAD at the same path has the data, or may have it. Undefined if it has other data. */
function statusAtPath(comparison: MountComparison, current: PersistentMount): DataStatus | undefined {
  const { mount, volume } = comparison;
  const relation = relationOf(comparison, current.volume);
  const seen = describeAt(current, mount.path);
  if (current.mount.isDevice !== mount.isDevice && relation === 'same') {
    return { after: seen, fate: 'hidden', reason: deviceReason(current.mount) };
  }
  const hasSameFolder =
    subPathAt(current.mount, mount.path) === mount.subPath && current.mount.hasSubPathExpr === mount.hasSubPathExpr;
  if (!hasSameFolder || relation === 'other') return undefined;
  const doubt = relation === 'same' ? doubtAboutSameVolume(comparison) : unknownRelationReason(volume, current.volume);
  if (doubt !== undefined) return { after: seen, fate: 'unknown', reason: doubt };
  const wasReadOnly = mount.isReadOnly || volume.isReadOnly;
  const isReadOnly = current.mount.isReadOnly || current.volume.isReadOnly;
  return { after: seen, fate: 'kept', ...(isReadOnly && !wasReadOnly && { reason: 'it is mounted read-only now' }) };
}

/** Why the same folder of the same volume at the same path may show other data. Undefined if it does not. */
function doubtAboutSameVolume(comparison: MountComparison): string | undefined {
  const { mount, volume, before, after } = comparison;
  if (volume.isOnNode && !hasSameNodes(before, after)) {
    return '`hostPath` data stays on its node, and the new pods may run on other nodes';
  }
  if (mount.hasSubPathExpr && !hasStableSubPaths(before, after)) {
    return `its folder ${mount.subPath} depends on variables of the pod`;
  }
  const hiding = findHidingMounts(comparison).map(({ path }) => path);
  return hiding.length > 0 ? `a new volume at ${hiding.join(', ')} covers existing data` : undefined;
}

/** New mounts below the path, which hide a part of the data. Mounts of ConfigMaps, Secrets and the like do not count. */
function findHidingMounts(comparison: MountComparison): ContainerMount[] {
  const { mount, volume, before, after } = comparison;
  return candidateMountsOf(comparison).filter((one) => {
    if (one.path === mount.path || !isPathWithin(one.path, mount.path)) return false;
    const wasThere = before.mounts.some(({ container, path }) => container === one.container && path === one.path);
    const source = after.volumes.get(one.volume);
    const isSamePlace =
      source?.locations.some((location) => volume.locations.includes(location)) &&
      one.subPath === subPathAt(mount, one.path);
    return !wasThere && source?.isStorage === true && !isSamePlace;
  });
}

/** The status if the pods of HEAD mount the data at another path or in another container. Undefined if they do not. */
function statusElsewhere(comparison: MountComparison): DataStatus | undefined {
  const { mount } = comparison;
  const mounts = mountsOfSameVolume(comparison);
  const whole = mounts.filter(({ mount: { subPath, hasSubPathExpr } }) => {
    return isPathWithin(mount.subPath, subPath) && hasSubPathExpr === mount.hasSubPathExpr;
  });
  const own = whole.find((other) => other.mount.container === mount.container);
  if (own) {
    const reason = `it is mounted at ${movedPath(mount, own.mount)} now`;
    return { after: describeWithPath(own), fate: 'moved', reason };
  }
  const [other] = whole.filter((one) => !one.mount.isInit);
  if (other) return statusInOtherContainer(comparison, other);
  const part = mounts.find((one) => isPartOf(one.mount, mount));
  if (part === undefined) return undefined;
  const reason = `only its folder ${part.mount.subPath} is mounted, at ${part.mount.path}`;
  return { after: describeWithPath(part), fate: 'unknown', reason };
}

function statusInOtherContainer(comparison: MountComparison, other: PersistentMount): DataStatus {
  const { mount, before, after } = comparison;
  const { container, path } = other.mount;
  const seen = describeWithPath(other);
  const reason = `container ${container} mounts it at ${movedPath(mount, other.mount)}`;
  if (hasContainer(after, mount.container)) {
    return { after: seen, fate: mount.isReadOnly ? 'kept' : 'hidden', reason };
  }
  const wasThere = before.mounts.some((one) => one.container === container && one.path === path);
  return { after: seen, fate: wasThere ? 'kept' : 'moved', reason };
}

function mountsOfSameVolume(comparison: MountComparison): PersistentMount[] {
  const { after } = comparison;
  return after.mounts.flatMap((mount) => {
    const volume = after.volumes.get(mount.volume);
    return volume !== undefined && relationOf(comparison, volume) === 'same' ? [{ mount, volume }] : [];
  });
}

/** Whether a mount shows a folder of the data at the path at which it was before. */
function isPartOf(part: ContainerMount, whole: ContainerMount): boolean {
  if (!isPathWithin(part.subPath, whole.subPath)) return false;
  return part.path === joinPaths(whole.path, stripFolder(part.subPath, whole.subPath));
}

/** The path at which the data of one mount appears in another. */
function movedPath(from: ContainerMount, to: ContainerMount): string {
  return joinPaths(to.path, stripFolder(from.subPath, to.subPath));
}

function leftBehind(comparison: MountComparison, instead?: PersistentMount): DataStatus {
  const { mount } = comparison;
  if (instead === undefined) return { after: null, fate: 'left-behind', reason: 'nothing is mounted there' };
  const seen = describeAt(instead, mount.path);
  const reason = leftBehindReason(comparison, seen) + describeClaimSource(instead.volume);
  return { after: seen, fate: 'left-behind', reason };
}

function leftBehindReason({ volume, before, after }: MountComparison, seen: string): string {
  if (seen !== volume.title) return `${seen} is mounted there instead`;
  const [was, is] = [titleOf(before.identity), titleOf(after.identity)];
  if (was !== is) return `${is} does not mount the claims of ${was}`;
  const namespace = namespaceOf(after.identity);
  if (namespaceOf(before.identity) !== namespace) return `namespace ${namespace} has claims of its own`;
  return 'the pods mount other claims, or the claims have other volumes';
}

/** The end of a sentence about a claim that was filled from a snapshot or another claim. Empty for other volumes. */
function describeClaimSource({ filledFrom }: PodVolume): string {
  if (filledFrom === undefined) return '';
  return `. It was filled from ${filledFrom} when it was created, and lacks everything that was written since`;
}

function deviceReason({ isDevice }: ContainerMount): string {
  return `the container uses the volume as a ${isDevice ? 'block device' : 'file system'} now, and did not before`;
}

function describeAt({ mount, volume }: PersistentMount, path: string): string {
  return describeVolume(volume, subPathAt(mount, path));
}

function describeWithPath({ mount, volume }: PersistentMount): string {
  return `${describeVolume(volume, mount.subPath)}, at ${mount.path}`;
}
