import { type KnownImage, parseTableVersion } from './known-image';
import { compareVersions, type ImageVersion } from './parse-image';
import type { Release, StatefulImage } from './stateful-image';

/** Whether an image opens the data of another one. */
export interface UpgradeAssessment {
  /** Undefined if it is unknown. */
  readonly opens: boolean | undefined;
  /** Why it does not, or why it is unknown. If it does, the preparation that it needs. */
  readonly reason?: string;
}

const OPENS: UpgradeAssessment = { opens: true };
/** How many numbers of the version a supported downgrade keeps. */
const numbersKeptBy = { minor: 1, patch: 2 } as const;

/** Assesses whether `after` opens the data that `before` wrote. Undefined if one of them is not in the table. */
export function assessUpgrade(
  before: KnownImage | undefined,
  after: KnownImage | undefined,
): UpgradeAssessment | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before.reference === after.reference) return OPENS;
  if (before.image !== after.image) {
    return createUnknown(
      `the table of images does not say whether ${after.image.title} opens data of ${before.image.title}`,
    );
  }
  const [from, to] = [before.version, after.version];
  if (from === undefined || to === undefined) return createUnknownVersion(before, after);
  const order = compareVersions(to, from);
  if (order === 0) return assessSameVersion(before, after, from, to);
  return order > 0 ? assessVersionUpgrade(before, after, from, to) : assessDowngrade(before, from, to);
}

/** Versions that differ only in their number of components. A shorter tag refers to its newest version. */
function assessSameVersion(
  before: KnownImage,
  after: KnownImage,
  from: ImageVersion,
  to: ImageVersion,
): UpgradeAssessment {
  if (from.length === to.length) return OPENS;
  const shorter = from.length < to.length ? from : to;
  const releases = after.image.releases.filter((one) => compareVersions(parseTableVersion(one.from), shorter) === 0);
  if (releases.length <= 1) return OPENS;
  const { opensFrom } = releases.at(-1) as Release;
  const isOpened = shorter === to && compareVersions(from, parseTableVersion(opensFrom)) >= 0;
  return isOpened ? OPENS : createUnknownVersion(before, after);
}

function assessVersionUpgrade(
  before: KnownImage,
  after: KnownImage,
  from: ImageVersion,
  to: ImageVersion,
): UpgradeAssessment {
  const { image, release } = after;
  if (release === undefined) return assessUnknownRelease(after, from, to);
  const oldest = parseTableVersion(release.opensFrom);
  const order = compareVersions(from, oldest);
  if (order === 0 && from.length < oldest.length) return createUnknownVersion(before, after);
  if (order < 0 || isTooNew(from, release)) {
    return refuse(image, 'upgrades', { from, to, wayOut: `The step needs ${release.upgrade}` });
  }
  const isStep = compareVersions(from, parseTableVersion(release.from)) < 0;
  return isStep && image.stepNeeds ? { opens: true, reason: `the step needs ${image.stepNeeds}` } : OPENS;
}

/** Whether a version is newer than the newest earlier version whose data a release opens. */
function isTooNew(version: ImageVersion, { from, opensTo }: Release): boolean {
  if (opensTo === undefined || compareVersions(version, parseTableVersion(from)) >= 0) return false;
  return compareVersions(version, parseTableVersion(opensTo)) > 0;
}

function assessDowngrade(before: KnownImage, from: ImageVersion, to: ImageVersion): UpgradeAssessment {
  const { image, release } = before;
  if (release === undefined) return assessUnknownRelease(before, from, to);
  const { downgrades } = release;
  if (downgrades === 'unknown') {
    return createUnknown(
      `${image.title} does not say whether version ${formatVersion(to)} opens data of version ${formatVersion(from)}`,
    );
  }
  const kept = downgrades === 'none' ? Number.POSITIVE_INFINITY : numbersKeptBy[downgrades];
  const isOfRelease = compareVersions(to, parseTableVersion(release.from)) >= 0;
  if (isOfRelease && compareVersions(from.slice(0, kept), to.slice(0, kept)) === 0) return OPENS;
  const wayOut = `A downgrade needs a backup that was made by version ${formatVersion(to)} or earlier`;
  return refuse(image, 'downgrades', { from, to, wayOut });
}

interface VersionStep {
  readonly from: ImageVersion;
  readonly to: ImageVersion;
  readonly wayOut: string;
}

/** The assessment of an unsupported step. */
function refuse(
  { title, refuses = [] }: StatefulImage,
  kind: 'upgrades' | 'downgrades',
  step: VersionStep,
): UpgradeAssessment {
  const [from, to] = [formatVersion(step.from), formatVersion(step.to)];
  const prefix = kind === 'downgrades' ? 'a downgrade: ' : '';
  return refuses.includes(kind)
    ? { opens: false, reason: `${prefix}${title} ${to} does not open data of version ${from}. ${step.wayOut}` }
    : createUnknown(`${prefix}${title} does not support the step from version ${from} to ${to}. ${step.wayOut}`);
}

/** A version that the table lacks. A step within one minor version is assumed to work. */
function assessUnknownRelease({ image, version }: KnownImage, from: ImageVersion, to: ImageVersion): UpgradeAssessment {
  const isPatch = Math.min(from.length, to.length) > 2 && compareVersions(from.slice(0, 2), to.slice(0, 2)) === 0;
  if (isPatch) return OPENS;
  return createUnknown(
    `the table of images has no version ${formatVersion(version as ImageVersion)} of ${image.title}`,
  );
}

function createUnknownVersion(before: KnownImage, after: KnownImage): UpgradeAssessment {
  const { title } = after.image;
  return createUnknown(
    `the tags of ${before.reference} and ${after.reference} do not say which versions of ${title} they are`,
  );
}

function createUnknown(reason: string): UpgradeAssessment {
  return { opens: undefined, reason };
}

function formatVersion(version: ImageVersion): string {
  return version.join('.');
}
