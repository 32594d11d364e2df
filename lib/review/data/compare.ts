import { isPathWithin, pathWithin } from '../../kubernetes';
import { shortened } from '../../text';
import { type Identity, namespaceOf } from '../cluster';
import type { DataReport } from '../report';
import { resolveEnvironment } from './environment';
import { imageStatus } from './image-status';
import { findLostMentions } from './mentions';
import { type ContainerMount, findMountAt, joinPaths } from './mounts';
import { hasSameNodes } from './placement';
import { hasStableSubPaths } from './stability';
import type { PodVolume } from './volumes';
import { containerOf, persistentMountsOf, type WorkloadPods } from './workload-pods';

const MOST_OF_A_TEXT = 100;

/** The fates of data that the pods of HEAD mount. */
const MOUNTED_STATUSES: readonly DataReport['fate'][] = ['kept', 'moved'];

/**
 * For each path at which data of BASE's pods lies that outlives them: what the pods of HEAD see there.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function compareData(before: WorkloadPods, after: WorkloadPods): DataReport[] {
  return persistentMountsOf(before).map((mount) => {
    const volume = before.volumes.get(mount.volume) as PodVolume;
    const container = succeedingContainerOf(mount, after);
    const question = { mount, volume, before, after };
    const mounted = mountStatus(question);
    const told = { ...mounted, ...(MOUNTED_STATUSES.includes(mounted.fate) && statusByImage(question, container)) };
    return {
      container,
      path: mount.path,
      before: describeVolume(mount.subPath, volume.title),
      ...told,
      ...(told.fate === 'kept' && statusByMentions(question, container)),
    };
  });
}

/** Data that is mounted where it was, although the container gets another path. */
function statusByMentions(
  { mount, before, after }: MountComparison,
  container: string,
): Partial<DataStatus> | undefined {
  const places = [
    { sight: before, container: mount.container },
    { sight: after, container },
  ] as const;
  const lost = findLostMentions(mount.path, ...places);
  if (lost.length === 0) return undefined;
  return {
    fate: 'unknown',
    reason: `the container no longer reads \`${shortened(lost.join(', '), MOST_OF_A_TEXT)}\`, which names this path`,
  };
}

/** What the images of the containers make of data that the pods of HEAD mount. */
function statusByImage(question: MountComparison, container: string): Partial<DataStatus> | undefined {
  const { mount, volume, before, after } = question;
  return imageStatus({
    mount,
    before: { pods: before, container: resolveEnvironment(containerOf(before, mount.container), before) },
    after: { pods: after, container: resolveEnvironment(containerOf(after, container), after) },
    isSame: (other) => relationOf(volume, other, question) === 'same',
  });
}

/** The container of HEAD that takes the place of one of BASE: the one of its name, or the one that mounts this path. */
function succeedingContainerOf({ container, path }: ContainerMount, after: WorkloadPods): string {
  if (containerOf(after, container).raw !== undefined) return container;
  return after.mounts.find((mount) => mount.path === path)?.container ?? container;
}

interface MountComparison {
  readonly mount: ContainerMount;
  readonly volume: PodVolume;
  readonly before: WorkloadPods;
  readonly after: WorkloadPods;
}

type DataStatus = Pick<DataReport, 'after' | 'fate' | 'reason'>;

function mountStatus(question: MountComparison): DataStatus {
  const { mount, volume, after } = question;
  const isThere = containerOf(after, mount.container).raw !== undefined;
  const own = after.mounts.filter(({ container, isInit }) => (isThere ? container === mount.container : !isInit));
  const covering = findMountAt(own, mount.path);
  const found = covering && after.volumes.get(covering.volume);
  const place = covering && joinPaths(covering.subPath, pathWithin(mount.path, covering.path));
  const seen = covering && found ? describeVolumeAt(covering, found, mount.path) : null;
  if (covering && found === undefined) {
    return {
      after: null,
      fate: 'unknown',
      reason: `${covering.path} mounts a volume that is not defined: ${covering.volume}`,
    };
  }
  if (covering && found && covering.isDevice !== mount.isDevice && relationOf(volume, found, question) === 'same') {
    return { after: seen, fate: 'hidden', reason: deviceReason(covering) };
  }
  if (covering && found && place === mount.subPath && covering.hasSubPathExpr === mount.hasSubPathExpr) {
    const relation = relationOf(volume, found, question);
    if (relation === 'same') return statusInPlace({ ...question, own, covering, found, seen });
    if (relation === 'unknown') return { after: seen, fate: 'unknown', reason: unknownRelationReason(volume, found) };
  }
  const reason = leftBehindReason(seen, question) + describeClaimSource(found);
  return statusElsewhere(question) ?? { after: seen, fate: 'left-behind', reason };
}

/** Data that is mounted where it was. */
interface ComparisonInPlace extends MountComparison {
  /** The mounts of the container. */
  readonly own: readonly ContainerMount[];
  readonly covering: ContainerMount;
  readonly found: PodVolume;
  readonly seen: string | null;
}

function statusInPlace(question: ComparisonInPlace): DataStatus {
  const { mount, volume, before, after, own, covering, found, seen } = question;
  if (volume.isOnNode && !hasSameNodes(before, after)) {
    return {
      after: seen,
      fate: 'unknown',
      reason: '`hostPath` data stays on its node, and the new pods may run on other nodes',
    };
  }
  if (mount.hasSubPathExpr && !hasStableSubPaths(before, after)) {
    return { after: seen, fate: 'unknown', reason: `its folder ${mount.subPath} depends on variables of the pod` };
  }
  const hiding = findHidingMounts(question, own);
  if (hiding.length > 0) {
    const paths = hiding.map(({ path }) => path).join(', ');
    return {
      after: seen,
      fate: 'unknown',
      reason: `a new volume at ${paths} covers existing data`,
    };
  }
  const isReadOnly = (covering.isReadOnly || found.isReadOnly) && !(mount.isReadOnly || volume.isReadOnly);
  return { after: seen, fate: 'kept', ...(isReadOnly && { reason: 'it is mounted read-only now' }) };
}

/** The data is mounted elsewhere in the pods of HEAD; undefined if it isn't. */
function statusElsewhere(question: MountComparison): DataStatus | undefined {
  const { mount, volume, before, after } = question;
  const same = after.mounts.filter(({ volume: name }) => {
    const other = after.volumes.get(name);
    return other !== undefined && relationOf(volume, other, question) === 'same';
  });
  const whole = same.filter(
    ({ subPath: folder, hasSubPathExpr: isExpanded }) =>
      isPathWithin(mount.subPath, folder) && isExpanded === mount.hasSubPathExpr,
  );
  const inOwn = whole.find(({ container }) => container === mount.container);
  if (inOwn) return { after: describeMount(inOwn, question), fate: 'moved', reason: movedReason(inOwn, mount) };
  const [other] = whole.filter(({ isInit }) => !isInit);
  if (other) {
    const after = describeMount(other, question);
    const reason = `container ${other.container} mounts it at ${movedPath(other, mount)}`;
    const wasThere = before.mounts.some((one) => one.container === other.container && one.path === other.path);
    if (containerOf(question.after, mount.container).raw === undefined)
      return { after, fate: wasThere ? 'kept' : 'moved', reason };
    return mount.isReadOnly ? { after, fate: 'kept', reason } : { after, fate: 'hidden', reason };
  }
  const part = same.find(
    (one) =>
      isPathWithin(one.subPath, mount.subPath) &&
      one.path === joinPaths(mount.path, pathWithin(one.subPath, mount.subPath)),
  );
  if (part === undefined) return undefined;
  return {
    after: describeMount(part, question),
    fate: 'unknown',
    reason: `only its folder ${part.subPath} is mounted, at ${part.path}`,
  };
}

/** Whether two volumes hold the same data. */
function relationOf(before: PodVolume, after: PodVolume, question: MountComparison): 'same' | 'other' | 'unknown' {
  if (after.isPersistent === false) return 'other';
  const hasSameTitle = before.title === after.title;
  const isSameWorkload = question.before.identity.name === question.after.identity.name;
  if (before.locations.length === 0 || after.locations.length === 0) {
    return hasSameTitle && isSameWorkload ? 'same' : 'unknown';
  }
  const lost = before.locations.filter((location) => !after.locations.includes(location));
  if (lost.length === 0) return 'same';
  if (before.isPersistent === undefined && after.isPersistent === undefined) return 'unknown';
  // A smaller count leaves the claims of the highest pods behind, and their data with them.
  const isScaledDown = hasSameTitle && after.locations.every((location, at) => location === before.locations[at]);
  return isScaledDown ? 'same' : 'other';
}

function unknownRelationReason(before: PodVolume, after: PodVolume): string {
  if (before.locations.length === 0) return 'BASE runs no pod, so that the manifests do not say which claims have data';
  if (after.locations.length === 0) return 'HEAD runs no pod';
  return 'the driver of the volume decides whether it keeps its data';
}

/** The volumes below a path that are new there and hide what lay there. Files of configuration are not meant. */
function findHidingMounts(
  { mount, volume, before, after }: MountComparison,
  own: readonly ContainerMount[],
): ContainerMount[] {
  return own.filter((one) => {
    if (one.path === mount.path || !isPathWithin(one.path, mount.path)) return false;
    const was = before.mounts.some(({ container, path }) => container === one.container && path === one.path);
    const source = after.volumes.get(one.volume);
    const isSamePlace =
      source?.locations.some((location) => volume.locations.includes(location)) &&
      one.subPath === joinPaths(mount.subPath, pathWithin(one.path, mount.path));
    return !was && source?.isStorage === true && !isSamePlace;
  });
}

function movedPath(to: ContainerMount, from: ContainerMount): string {
  return joinPaths(to.path, pathWithin(from.subPath, to.subPath));
}

function movedReason(to: ContainerMount, from: ContainerMount): string {
  return `it is mounted at ${movedPath(to, from)} now`;
}

function deviceReason({ isDevice }: ContainerMount): string {
  return `the container has it as a ${isDevice ? 'block device' : 'file system'} now, which its volume was not created as`;
}

function leftBehindReason(seen: string | null, { volume, before, after }: MountComparison): string {
  if (seen === null) return 'nothing is mounted there';
  if (seen !== volume.title) return `${seen} is mounted there instead`;
  const [old, now] = [before, after].map(({ identity }) => identity) as [Identity, Identity];
  const [was, is] = [old, now].map(({ kind, name }) => `${kind} ${name}`);
  if (was !== is) return `${is} does not mount the claims of ${was}`;
  if (namespaceOf(old) !== namespaceOf(now)) return `namespace ${namespaceOf(now)} has claims of its own`;
  return 'the pods have other claims, or the claims other volumes';
}

/** What a claim that is mounted instead was filled from. */
function describeClaimSource(volume: PodVolume | undefined): string {
  if (volume?.filledFrom === undefined) return '';
  return `. It was filled from ${volume.filledFrom} when it was created, and lacks everything that was written since`;
}

function describeVolume(folder: string, title: string): string {
  return folder === '' ? title : `${title}, folder ${folder}`;
}

function describeVolumeAt(mount: ContainerMount, volume: PodVolume, path: string): string {
  return describeVolume(joinPaths(mount.subPath, pathWithin(path, mount.path)), volume.title);
}

function describeMount(mount: ContainerMount, { after }: MountComparison): string {
  const { title } = after.volumes.get(mount.volume) as PodVolume;
  return `${describeVolume(mount.subPath, title)}, at ${mount.path}`;
}
