import { isPathWithin, pathWithin } from '../../kubernetes';
import { shortened } from '../../text';
import { type Identity, namespaceOf } from '../cluster';
import type { DataReport } from '../report';
import { withValues } from './environment';
import { imageFate } from './image-fates';
import { lostMentions } from './mentions';
import { coveringMount, joined, type Mount } from './mounts';
import { staysOnNode } from './placement';
import { containerOf, lastingMounts, type Sight } from './sight';
import { hasStableFolders } from './stability';
import type { Volume } from './volumes';

const MOST_OF_A_TEXT = 100;

/** The fates of data that the pods of HEAD mount. */
const MOUNTED: readonly DataReport['fate'][] = ['kept', 'moved'];

/**
 * For each path at which data of BASE's pods lies that outlives them: what the pods of HEAD see there.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function dataFates(before: Sight, after: Sight): DataReport[] {
  return lastingMounts(before).map((mount) => {
    const volume = before.volumes.get(mount.volume) as Volume;
    const container = containerAt(mount, after);
    const question = { mount, volume, before, after };
    const mounted = fateOf(question);
    const told = { ...mounted, ...(MOUNTED.includes(mounted.fate) && fateByImage(question, container)) };
    return {
      container,
      path: mount.path,
      before: described(mount.folder, volume.title),
      ...told,
      ...(told.fate === 'kept' && fateByMentions(question, container)),
    };
  });
}

/** Data that is mounted where it was, although the container gets another path. */
function fateByMentions({ mount, before, after }: Question, container: string): Partial<Fate> | undefined {
  const places = [
    { sight: before, container: mount.container },
    { sight: after, container },
  ] as const;
  const lost = lostMentions(mount.path, ...places);
  if (lost.length === 0) return undefined;
  return {
    fate: 'unknown',
    reason: `the container no longer reads \`${shortened(lost.join(', '), MOST_OF_A_TEXT)}\`, which names this path`,
  };
}

/** What the images of the containers make of data that the pods of HEAD mount. */
function fateByImage(question: Question, container: string): Partial<Fate> | undefined {
  const { mount, volume, before, after } = question;
  return imageFate({
    mount,
    before: { sight: before, container: withValues(containerOf(before, mount.container), before) },
    after: { sight: after, container: withValues(containerOf(after, container), after) },
    isSame: (other) => relationOf(volume, other, question) === 'same',
  });
}

/** The container of HEAD that takes the place of one of BASE: the one of its name, or the one that mounts this path. */
function containerAt({ container, path }: Mount, after: Sight): string {
  if (containerOf(after, container).raw !== undefined) return container;
  return after.mounts.find((mount) => mount.path === path)?.container ?? container;
}

interface Question {
  readonly mount: Mount;
  readonly volume: Volume;
  readonly before: Sight;
  readonly after: Sight;
}

type Fate = Pick<DataReport, 'after' | 'fate' | 'reason'>;

function fateOf(question: Question): Fate {
  const { mount, volume, after } = question;
  const isThere = containerOf(after, mount.container).raw !== undefined;
  const own = after.mounts.filter(({ container, isInit }) => (isThere ? container === mount.container : !isInit));
  const covering = coveringMount(own, mount.path);
  const found = covering && after.volumes.get(covering.volume);
  const place = covering && joined(covering.folder, pathWithin(mount.path, covering.path));
  const seen = covering && found ? describedAt(covering, found, mount.path) : null;
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
  if (covering && found && place === mount.folder && covering.isExpanded === mount.isExpanded) {
    const relation = relationOf(volume, found, question);
    if (relation === 'same') return inPlace({ ...question, own, covering, found, seen });
    if (relation === 'unknown') return { after: seen, fate: 'unknown', reason: relationUnknown(volume, found) };
  }
  const reason = leftReason(seen, question) + fillingOf(found);
  return elsewhere(question) ?? { after: seen, fate: 'left-behind', reason };
}

/** Data that is mounted where it was. */
interface InPlace extends Question {
  /** The mounts of the container. */
  readonly own: readonly Mount[];
  readonly covering: Mount;
  readonly found: Volume;
  readonly seen: string | null;
}

function inPlace(question: InPlace): Fate {
  const { mount, volume, before, after, own, covering, found, seen } = question;
  if (volume.isOnNode && !staysOnNode(before, after)) {
    return {
      after: seen,
      fate: 'unknown',
      reason: '`hostPath` data stays on its node, and the new pods may run on other nodes',
    };
  }
  if (mount.isExpanded && !hasStableFolders(before, after)) {
    return { after: seen, fate: 'unknown', reason: `its folder ${mount.folder} depends on variables of the pod` };
  }
  const hiding = hidingMounts(question, own);
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
function elsewhere(question: Question): Fate | undefined {
  const { mount, volume, before, after } = question;
  const same = after.mounts.filter(({ volume: name }) => {
    const other = after.volumes.get(name);
    return other !== undefined && relationOf(volume, other, question) === 'same';
  });
  const whole = same.filter(
    ({ folder, isExpanded }) => isPathWithin(mount.folder, folder) && isExpanded === mount.isExpanded,
  );
  const inOwn = whole.find(({ container }) => container === mount.container);
  if (inOwn) return { after: describedFrom(inOwn, question), fate: 'moved', reason: movedReason(inOwn, mount) };
  const [other] = whole.filter(({ isInit }) => !isInit);
  if (other) {
    const after = describedFrom(other, question);
    const reason = `container ${other.container} mounts it at ${movedPath(other, mount)}`;
    const wasThere = before.mounts.some((one) => one.container === other.container && one.path === other.path);
    if (containerOf(question.after, mount.container).raw === undefined)
      return { after, fate: wasThere ? 'kept' : 'moved', reason };
    return mount.isReadOnly ? { after, fate: 'kept', reason } : { after, fate: 'hidden', reason };
  }
  const part = same.find(
    (one) =>
      isPathWithin(one.folder, mount.folder) && one.path === joined(mount.path, pathWithin(one.folder, mount.folder)),
  );
  if (part === undefined) return undefined;
  return {
    after: describedFrom(part, question),
    fate: 'unknown',
    reason: `only its folder ${part.folder} is mounted, at ${part.path}`,
  };
}

/** Whether two volumes hold the same data. */
function relationOf(before: Volume, after: Volume, question: Question): 'same' | 'other' | 'unknown' {
  if (after.isLasting === false) return 'other';
  const hasSameTitle = before.title === after.title;
  const isSameWorkload = question.before.identity.name === question.after.identity.name;
  if (before.locations.length === 0 || after.locations.length === 0) {
    return hasSameTitle && isSameWorkload ? 'same' : 'unknown';
  }
  const lost = before.locations.filter((location) => !after.locations.includes(location));
  if (lost.length === 0) return 'same';
  if (before.isLasting === undefined && after.isLasting === undefined) return 'unknown';
  // A smaller count leaves the claims of the highest pods behind, and their data with them.
  const isScaledDown = hasSameTitle && after.locations.every((location, at) => location === before.locations[at]);
  return isScaledDown ? 'same' : 'other';
}

function relationUnknown(before: Volume, after: Volume): string {
  if (before.locations.length === 0) return 'BASE runs no pod, so that the manifests do not say which claims have data';
  if (after.locations.length === 0) return 'HEAD runs no pod';
  return 'the driver of the volume decides whether it keeps its data';
}

/** The volumes below a path that are new there and hide what lay there. Files of configuration are not meant. */
function hidingMounts({ mount, volume, before, after }: Question, own: readonly Mount[]): Mount[] {
  return own.filter((one) => {
    if (one.path === mount.path || !isPathWithin(one.path, mount.path)) return false;
    const was = before.mounts.some(({ container, path }) => container === one.container && path === one.path);
    const source = after.volumes.get(one.volume);
    const isSamePlace =
      source?.locations.some((location) => volume.locations.includes(location)) &&
      one.folder === joined(mount.folder, pathWithin(one.path, mount.path));
    return !was && source?.isStorage === true && !isSamePlace;
  });
}

function movedPath(to: Mount, from: Mount): string {
  return joined(to.path, pathWithin(from.folder, to.folder));
}

function movedReason(to: Mount, from: Mount): string {
  return `it is mounted at ${movedPath(to, from)} now`;
}

function deviceReason({ isDevice }: Mount): string {
  return `the container has it as a ${isDevice ? 'block device' : 'file system'} now, which its volume was not created as`;
}

function leftReason(seen: string | null, { volume, before, after }: Question): string {
  if (seen === null) return 'nothing is mounted there';
  if (seen !== volume.title) return `${seen} is mounted there instead`;
  const [old, now] = [before, after].map(({ identity }) => identity) as [Identity, Identity];
  const [was, is] = [old, now].map(({ kind, name }) => `${kind} ${name}`);
  if (was !== is) return `${is} does not mount the claims of ${was}`;
  if (namespaceOf(old) !== namespaceOf(now)) return `namespace ${namespaceOf(now)} has claims of its own`;
  return 'the pods have other claims, or the claims other volumes';
}

/** What a claim that is mounted instead was filled from. */
function fillingOf(volume: Volume | undefined): string {
  if (volume?.filledFrom === undefined) return '';
  return `. It was filled from ${volume.filledFrom} when it was created, and lacks everything that was written since`;
}

function described(folder: string, title: string): string {
  return folder === '' ? title : `${title}, folder ${folder}`;
}

function describedAt(mount: Mount, volume: Volume, path: string): string {
  return described(joined(mount.folder, pathWithin(path, mount.path)), volume.title);
}

function describedFrom(mount: Mount, { after }: Question): string {
  const { title } = after.volumes.get(mount.volume) as Volume;
  return `${described(mount.folder, title)}, at ${mount.path}`;
}
