import { type KnownImage, versionOf } from './known-image';
import { compareVersions, type Version } from './parse-image';
import type { Release, StatefulImage } from './stateful-image';

/** Whether an image opens the data of another. */
export interface Upgrade {
  /** Undefined if nobody can tell. */
  readonly opens: boolean | undefined;
  /** Why it does not, or why nobody can tell; if it does, what it needs before. */
  readonly reason?: string;
}

const OPENS: Upgrade = { opens: true };
/** How many numbers of the version stay the same in a downgrade that keeps the data. */
const NUMBERS_KEPT = { minor: 1, patch: 2 } as const;

/** Whether `after` opens the data that `before` wrote. Undefined if one of the two is not in the table. */
export function upgradeOf(before: KnownImage | undefined, after: KnownImage | undefined): Upgrade | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before.reference === after.reference) return OPENS;
  if (before.image !== after.image) {
    return unknown(`the table of images does not say whether ${after.image.title} opens data of ${before.image.title}`);
  }
  const [from, to] = [before.version, after.version];
  if (from === undefined || to === undefined) return unknownVersion(before, after);
  const order = compareVersions(to, from);
  if (order === 0) return sameAsFar(before, after, from, to);
  return order > 0 ? upwards(before, after, from, to) : downwards(before, from, to);
}

/** Two versions of which one may state more numbers. A shorter tag is moved on to the newest version of its kind. */
function sameAsFar(before: KnownImage, after: KnownImage, from: Version, to: Version): Upgrade {
  if (from.length === to.length) return OPENS;
  const shorter = from.length < to.length ? from : to;
  const releases = after.image.releases.filter((one) => compareVersions(versionOf(one.from), shorter) === 0);
  if (releases.length <= 1) return OPENS;
  const { opensFrom } = releases.at(-1) as Release;
  const isOpened = shorter === to && compareVersions(from, versionOf(opensFrom)) >= 0;
  return isOpened ? OPENS : unknownVersion(before, after);
}

function upwards(before: KnownImage, after: KnownImage, from: Version, to: Version): Upgrade {
  const { image, release } = after;
  if (release === undefined) return unknownRelease(after, from, to);
  const oldest = versionOf(release.opensFrom);
  const order = compareVersions(from, oldest);
  if (order === 0 && from.length < oldest.length) return unknownVersion(before, after);
  if (order < 0 || isTooNew(from, release)) {
    return refusal(image, 'upgrades', { from, to, wayOut: `The step needs ${release.upgrade}` });
  }
  const isStep = compareVersions(from, versionOf(release.from)) < 0;
  return isStep && image.stepNeeds ? { opens: true, reason: `the step needs ${image.stepNeeds}` } : OPENS;
}

/** Whether a version came after the last one of its series whose data a release opens. */
function isTooNew(version: Version, { from, opensTo }: Release): boolean {
  if (opensTo === undefined || compareVersions(version, versionOf(from)) >= 0) return false;
  return compareVersions(version, versionOf(opensTo)) > 0;
}

function downwards(before: KnownImage, from: Version, to: Version): Upgrade {
  const { image, release } = before;
  if (release === undefined) return unknownRelease(before, from, to);
  const { downgrades } = release;
  if (downgrades === 'unknown') {
    return unknown(`${image.title} does not say whether version ${text(to)} opens data of version ${text(from)}`);
  }
  const kept = downgrades === 'none' ? Number.POSITIVE_INFINITY : NUMBERS_KEPT[downgrades];
  const isOfRelease = compareVersions(to, versionOf(release.from)) >= 0;
  if (isOfRelease && compareVersions(from.slice(0, kept), to.slice(0, kept)) === 0) return OPENS;
  const wayOut = `A downgrade needs a backup that was made by version ${text(to)} or earlier`;
  return refusal(image, 'downgrades', { from, to, wayOut });
}

interface Step {
  readonly from: Version;
  readonly to: Version;
  readonly wayOut: string;
}

/** A step that the releases of an image do not allow. */
function refusal({ title, refuses = [] }: StatefulImage, kind: 'upgrades' | 'downgrades', step: Step): Upgrade {
  const [from, to] = [text(step.from), text(step.to)];
  const prefix = kind === 'downgrades' ? 'a downgrade: ' : '';
  return refuses.includes(kind)
    ? { opens: false, reason: `${prefix}${title} ${to} does not open data of version ${from}. ${step.wayOut}` }
    : unknown(`${prefix}${title} does not support the step from version ${from} to ${to}. ${step.wayOut}`);
}

/** A version that the table does not have. Within one minor version nothing is feared. */
function unknownRelease({ image, version }: KnownImage, from: Version, to: Version): Upgrade {
  const isPatch = Math.min(from.length, to.length) > 2 && compareVersions(from.slice(0, 2), to.slice(0, 2)) === 0;
  if (isPatch) return OPENS;
  return unknown(`the table of images has no version ${text(version as Version)} of ${image.title}`);
}

function unknownVersion(before: KnownImage, after: KnownImage): Upgrade {
  const { title } = after.image;
  return unknown(
    `the tags of ${before.reference} and ${after.reference} do not say which versions of ${title} they are`,
  );
}

function unknown(reason: string): Upgrade {
  return { opens: undefined, reason };
}

function text(version: Version): string {
  return version.join('.');
}
