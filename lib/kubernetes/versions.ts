import { type KubernetesVersion, MEASURED_VERSIONS, NEWEST_MEASURED, OLDEST_KUBERNETES } from './measured-versions';

const NUMBER = '(?:0|[1-9]\\d{0,2})';
const VERSION = new RegExp(`^v?(?:(1\\.${NUMBER})|(1\\.${NUMBER}\\.${NUMBER})(?:[-+][\\w.+-]+)?)$`);

/**
 * Reads a version as people write it or as `kubectl version` prints it: `1.35`, `1.35.2`, `v1.35.2+k3s1`,
 * `v1.33.5-eks-3025e55`. Text after the patch number is dropped. Undefined if the text is no version.
 */
export function parseVersion(text: string): KubernetesVersion | undefined {
  const [, minor, patch] = VERSION.exec(text) ?? [];
  return (minor ?? patch) as KubernetesVersion | undefined;
}

/** Describes the versions that `parseSupportedVersion` accepts, for error messages. */
export const SUPPORTED_VERSION = `a Kubernetes version from ${OLDEST_KUBERNETES} on, such as ${NEWEST_MEASURED} or ${MEASURED_VERSIONS[NEWEST_MEASURED]}`;

/** Reads a version as `parseVersion` does. Undefined also if the version is older than the oldest supported one. */
export function parseSupportedVersion(text: string): KubernetesVersion | undefined {
  const version = parseVersion(text);
  return version !== undefined && isOlder(version, OLDEST_KUBERNETES) ? undefined : version;
}

/** Drops the patch number: `1.35` of `1.35.2`. */
export function toMinorVersion(version: KubernetesVersion): KubernetesVersion {
  return version.split('.', 2).join('.') as KubernetesVersion;
}

/**
 * Whether a version comes before the first release of another: `1.34` before `1.35`, and `1.35.3` before `1.35.4`.
 * On the left a minor version stands for the patch release of it that was measured, or for its newest one if none was
 * measured, so `1.35` is not older than `1.35.4`. On the right it stands for its first release.
 */
export function isOlder(version: KubernetesVersion, other: KubernetesVersion): boolean {
  return releasesOf(version).last < releasesOf(other).first;
}

/** The first and the last release that a version stands for, as numbers that grow with the version. */
interface Releases {
  readonly first: number;
  readonly last: number;
}

const MOST_PATCHES = 999;
const releases = new Map<KubernetesVersion, Releases>();

/** Cached, since it runs for each field of each object. */
function releasesOf(version: KubernetesVersion): Releases {
  const known = releases.get(version) ?? parseReleases(version);
  releases.set(version, known);
  return known;
}

function parseReleases(version: KubernetesVersion): Releases {
  const measured: Readonly<Record<string, KubernetesVersion>> = MEASURED_VERSIONS;
  const patchOf = (one: KubernetesVersion) => one.split('.')[2];
  const minor = Number(version.split('.')[1]) * (MOST_PATCHES + 1);
  const patch = patchOf(version);
  const last = patch ?? patchOf(measured[version] ?? version) ?? MOST_PATCHES;
  return { first: minor + Number(patch ?? 0), last: minor + Number(last) };
}

/** The versions from one on, and before another. */
export interface VersionRange {
  readonly from: KubernetesVersion;
  readonly before: KubernetesVersion;
}

/** When API servers honor a field. */
export interface Availability {
  /** The first version from which all later ones honor it; undefined if none does without a feature gate. */
  readonly since: KubernetesVersion | undefined;
  /** Earlier releases that honor it: it was switched on, and off again. */
  readonly alsoIn?: readonly VersionRange[];
}

/** Whether API servers of a version honor a field. */
export function isAvailable({ since, alsoIn = [] }: Availability, version: KubernetesVersion): boolean {
  if (since !== undefined && !isOlder(version, since)) return true;
  return alsoIn.some(({ from, before }) => !isOlder(version, from) && isOlder(version, before));
}

/** Which versions honor a field, as a clause: `Kubernetes honors it from 1.34 on`. */
export function describeAvailability({ since, alsoIn = [] }: Availability): string {
  if (since === undefined) return `Kubernetes up to ${NEWEST_MEASURED} honors it with a feature gate only`;
  const earlier = alsoIn.map(({ from, before }) => `, and from ${from} until before ${before}`);
  return `Kubernetes honors it from ${since} on${earlier.join('')}`;
}
