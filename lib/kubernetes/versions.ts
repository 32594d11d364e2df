/** A version of Kubernetes without its patch: `1.28`. */
export type KubernetesVersion = `${number}.${number}`;

/** Whether a version comes before another. */
export function isOlder(version: KubernetesVersion, other: KubernetesVersion): boolean {
  return rankOf(version) < rankOf(other);
}

const ranks = new Map<KubernetesVersion, number>();

/** A number that is greater for a later version; kept, since it is asked for of each field of each object. */
function rankOf(version: KubernetesVersion): number {
  const known = ranks.get(version);
  if (known !== undefined) return known;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const rank = major * 1000 + minor;
  ranks.set(version, rank);
  return rank;
}

/** A field that API servers heed since a version, and before drop without a word, or refuse. */
export interface LaterField {
  /** The kind of the object that has it; `Pod` for whatever makes pods. */
  readonly kind: string;
  /** Where it is; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Undefined where none that was measured heeds it without a feature gate. */
  readonly since: KubernetesVersion | undefined;
  /** The values that came later, where the field itself is older. */
  readonly values?: RegExp;
  /** Older than this refuse it, and don't just drop it; all do that know it before `since` where this is `since`. */
  readonly refusedBefore?: KubernetesVersion;
}

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
  ofPods('1.35', 'volumes', '*', 'image'),
  {
    kind: 'StatefulSet',
    path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    since: undefined,
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
