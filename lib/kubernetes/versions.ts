import { MEASURED_VERSIONS, NEWEST_MEASURED, OLDEST_KUBERNETES } from './measured-versions';

/** A version of Kubernetes: a minor version (`1.35`), or a patch release of one (`1.35.2`). */
export type KubernetesVersion = `${number}.${number}` | `${number}.${number}.${number}`;

const NUMBER = '(?:0|[1-9]\\d{0,2})';
const VERSION = new RegExp(`^v?(?:(1\\.${NUMBER})|(1\\.${NUMBER}\\.${NUMBER})(?:[-+][\\w.+-]+)?)$`);

/**
 * Reads a version as people write it or as `kubectl version` prints it: `1.35`, `1.35.2`, `v1.35.2+k3s1`,
 * `v1.33.5-eks-3025e55`. What follows the patch number is dropped. Undefined if the text is no version.
 */
export function parseVersion(text: string): KubernetesVersion | undefined {
  const [, minor, patch] = VERSION.exec(text) ?? [];
  return (minor ?? patch) as KubernetesVersion | undefined;
}

/** What `parseSupportedVersion` accepts, for error messages. */
export const SUPPORTED_VERSION = `a Kubernetes version from ${OLDEST_KUBERNETES} on, such as ${NEWEST_MEASURED} or ${MEASURED_VERSIONS[NEWEST_MEASURED]}`;

/** As `parseVersion`, but undefined also if the version is older than the oldest that the project supports. */
export function parseSupportedVersion(text: string): KubernetesVersion | undefined {
  const version = parseVersion(text);
  return version !== undefined && isOlder(version, OLDEST_KUBERNETES) ? undefined : version;
}

/** The minor version that a version belongs to: `1.35` of `1.35.2`. */
export function minorOf(version: KubernetesVersion): KubernetesVersion {
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

/** The first release that a version stands for, and the last, as numbers that are greater for later ones. */
interface Releases {
  readonly first: number;
  readonly last: number;
}

const MOST_PATCHES = 999;
const releases = new Map<KubernetesVersion, Releases>();

/** Kept, since it is asked for of each field of each object. */
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

/** A field that API servers store from a version on. Earlier versions drop or reject it. */
export interface LaterField extends Availability {
  /** The kind of the object that has it; `Pod` for whatever makes pods. */
  readonly kind: string;
  /** Where it is; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The values that came later, where the field itself is older. */
  readonly values?: RegExp;
  /** Whether the whole volume goes with it, and its mounts. */
  readonly isVolume?: true;
  /** Versions before this one reject the field, and from it until `since` they drop it. */
  readonly refusedBefore?: KubernetesVersion;
}

/**
 * When a StatefulSet's rolling update replaces more than one pod at a time: the defaults of the feature gate
 * MaxUnavailableStatefulSet in `pkg/features/kube_features.go` of each release.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
 */
export const MAX_UNAVAILABLE_OF_STATEFUL_SETS: Availability = {
  since: '1.37',
  alsoIn: [{ from: '1.35.0', before: '1.35.4' }],
};

const ofPods = (since: LaterField['since'], ...path: readonly string[]): LaterField => ({
  kind: 'Pod',
  path: ['spec', ...path],
  since,
});
const ofContainers = (since: LaterField['since'], ...path: readonly string[]): LaterField[] =>
  ['containers', 'initContainers'].map((list) => ofPods(since, list, '*', ...path));
const ofAffinity = (since: KubernetesVersion, key: string): LaterField[] =>
  ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
    ofPods(since, 'affinity', affinity, 'requiredDuringSchedulingIgnoredDuringExecution', '*', key),
    ofPods(since, 'affinity', affinity, 'preferredDuringSchedulingIgnoredDuringExecution', '*', 'podAffinityTerm', key),
  ]);

/**
 * What came after 1.28 of the fields that an app may have. That 1.28 doesn't heed them, and a later version does,
 * was seen; the versions between those that were measured are those of Kubernetes' own table.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const LATER_FIELDS: readonly LaterField[] = [
  // Sidecars that are started before the app's own containers.
  ofPods('1.29', 'initContainers', '*', 'restartPolicy'),
  ...ofContainers('1.29', 'env', '*', 'valueFrom', 'fieldRef', 'fieldPath').map((field) => ({
    ...field,
    values: /^status\.hostIPs$/,
    refusedBefore: '1.29' as const,
  })),
  ...ofContainers('1.30', 'lifecycle', 'preStop', 'sleep'),
  ...ofContainers('1.30', 'lifecycle', 'postStart', 'sleep'),
  ...ofContainers('1.30', 'securityContext', 'appArmorProfile'),
  ofPods('1.30', 'securityContext', 'appArmorProfile'),
  ...ofAffinity('1.31', 'matchLabelKeys'),
  ...ofAffinity('1.31', 'mismatchLabelKeys'),
  { kind: 'Service', path: ['spec', 'trafficDistribution'], since: '1.31' },
  ...ofContainers('1.32', 'env', '*', 'name').map((field) => ({
    ...field,
    values: /^[^A-Za-z_.-]|[^A-Za-z0-9_.-]/,
    refusedBefore: '1.32' as const,
  })),
  ofPods('1.33', 'hostUsers'),
  ofPods('1.33', 'securityContext', 'supplementalGroupsPolicy'),
  ofPods('1.34', 'resources'),
  {
    kind: 'StatefulSet',
    path: ['spec', 'volumeClaimTemplates', '*', 'spec', 'volumeAttributesClassName'],
    since: '1.34',
  },
  { ...ofPods('1.35', 'containers', '*', 'restartPolicy'), refusedBefore: '1.34' },
  { ...ofPods('1.35', 'volumes', '*', 'image'), isVolume: true },
  {
    kind: 'StatefulSet',
    path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    ...MAX_UNAVAILABLE_OF_STATEFUL_SETS,
  },
];

/**
 * The same of what constructs don't write, and other manifests may have: API servers before it came, or without its
 * feature gate, drop it without a word.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const DROPPED_FIELDS: readonly LaterField[] = [
  { kind: 'Job', path: ['spec', 'backoffLimitPerIndex'], since: '1.29' },
  { kind: 'Job', path: ['spec', 'podReplacementPolicy'], since: '1.29' },
  ...ofContainers('1.33', 'resizePolicy'),
  ...ofContainers('1.34', 'resources', 'claims'),
  ofPods('1.34', 'resourceClaims'),
  ...ofContainers('1.35', 'restartPolicyRules'),
  ofPods('1.35', 'hostnameOverride'),
  ...['scaleUp', 'scaleDown'].map(
    (way): LaterField => ({
      kind: 'HorizontalPodAutoscaler',
      path: ['spec', 'behavior', way, 'tolerance'],
      since: '1.35',
    }),
  ),
  ...ofContainers(undefined, 'lifecycle', 'stopSignal'),
  ofPods(undefined, 'volumes', '*', 'projected', 'sources', '*', 'clusterTrustBundle'),
  ofPods(undefined, 'volumes', '*', 'projected', 'sources', '*', 'podCertificate'),
  ofPods(undefined, 'schedulingGroup'),
];
