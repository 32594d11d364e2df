import type { KubernetesVersion } from './measured-versions';
import { VALIDATED_SINCE } from './validated-since';
import type { Availability } from './versions';

/** A field that API servers store from a version on. Earlier versions drop or reject it. */
export interface LaterField extends Availability {
  /** The kind that has it. `Pod` stands for every kind that creates pods. */
  readonly kind: string;
  /** Its path. `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The values that came later, if the field itself is older. */
  readonly values?: RegExp;
  /** Whether versions without the field drop the whole volume and its mounts. */
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
 * The fields that constructs can write and that came after Kubernetes 1.28. Versions between measured ones follow
 * Kubernetes' table of feature gates.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const LATER_FIELDS: readonly LaterField[] = [
  // Native sidecars.
  ofPods('1.29', 'initContainers', '*', 'restartPolicy'),
  ...ofContainers(VALIDATED_SINCE.hostIPs, 'env', '*', 'valueFrom', 'fieldRef', 'fieldPath').map((field) => ({
    ...field,
    values: /^status\.hostIPs$/,
    refusedBefore: VALIDATED_SINCE.hostIPs,
  })),
  ...ofContainers('1.30', 'lifecycle', 'preStop', 'sleep'),
  ...ofContainers('1.30', 'lifecycle', 'postStart', 'sleep'),
  ...ofContainers('1.30', 'securityContext', 'appArmorProfile'),
  ofPods('1.30', 'securityContext', 'appArmorProfile'),
  ...ofAffinity('1.31', 'matchLabelKeys'),
  ...ofAffinity('1.31', 'mismatchLabelKeys'),
  { kind: 'Service', path: ['spec', 'trafficDistribution'], since: '1.31' },
  ...ofContainers(VALIDATED_SINCE.relaxedEnvironment, 'env', '*', 'name').map((field) => ({
    ...field,
    values: /^(?=[ -<>-~]+$)(?:[^A-Za-z_.-]|.*[^A-Za-z0-9_.-])/,
    refusedBefore: VALIDATED_SINCE.relaxedEnvironment,
  })),
  ofPods(VALIDATED_SINCE.hostUsers, 'hostUsers'),
  ofPods('1.33', 'securityContext', 'supplementalGroupsPolicy'),
  ofPods('1.34', 'resources'),
  {
    kind: 'StatefulSet',
    path: ['spec', 'volumeClaimTemplates', '*', 'spec', 'volumeAttributesClassName'],
    since: '1.34',
  },
  {
    ...ofPods(VALIDATED_SINCE.containerRestartPolicy, 'containers', '*', 'restartPolicy'),
    refusedBefore: VALIDATED_SINCE.containerRestartPolicyDropped,
  },
  { ...ofPods('1.35', 'volumes', '*', 'image'), isVolume: true },
  {
    kind: 'StatefulSet',
    path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    ...MAX_UNAVAILABLE_OF_STATEFUL_SETS,
  },
];

/**
 * The fields that only other manifests have. API servers silently drop them before this version, or without their feature
 * gate.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const DROPPED_FIELDS: readonly LaterField[] = [
  { kind: 'Job', path: ['spec', 'backoffLimitPerIndex'], since: '1.29' },
  { kind: 'Job', path: ['spec', 'podReplacementPolicy'], since: '1.29' },
  ...ofContainers(VALIDATED_SINCE.resizePolicy, 'resizePolicy'),
  ...ofContainers(VALIDATED_SINCE.resourceClaims, 'resources', 'claims'),
  ofPods(VALIDATED_SINCE.resourceClaims, 'resourceClaims'),
  ...ofContainers('1.35', 'restartPolicyRules'),
  ofPods(VALIDATED_SINCE.hostnameOverride, 'hostnameOverride'),
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
