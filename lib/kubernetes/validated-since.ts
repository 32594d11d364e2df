import type { KubernetesVersion } from './measured-versions';

/**
 * The first version that applies a rule of validation which older versions lack. For rules of fields that `LATER_FIELDS`
 * or `DROPPED_FIELDS` have, it is the version whose feature gate is on by default. For all others it is the first measured
 * version that applies the rule.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const VALIDATED_SINCE = {
  /** IP addresses must not have leading zeros or be IPv4-mapped IPv6. Ranges must not set bits after the prefix. */
  strictAddresses: '1.36',
  /** Names of Services may begin with a digit. */
  serviceNamesWithDigits: '1.36',
  /** The pod template, claim templates and `serviceName` of a StatefulSet are validated. */
  wholeStatefulSets: '1.34',
  /** The `apiVersion` of an autoscaler's target must have a group. */
  groupOfScaleTarget: '1.34',
  /** The API group of a claim's data source must be a DNS name. */
  groupOfDataSource: '1.34',
  /** Load balancers may use the kubelet's port. */
  kubeletPortOfLoadBalancer: '1.34',
  /** Services of type ClusterIP with `externalIPs` may have an `externalTrafficPolicy`. */
  trafficPolicyOfExternalIPs: '1.34',
  /** ResourceQuotas may have the scope VolumeAttributesClass. */
  quotasOfVolumeAttributes: '1.34',
  /** The action FailIndex requires `backoffLimitPerIndex`. */
  failIndexNeedsLimit: '1.34',
  /** An autoscaler with an Object or External metric may scale to 0. */
  scalingToZero: '1.37',
  /** Schedules must not name a time zone, since `timeZone` does. */
  noTimeZoneInSchedule: '1.34',
  /** Names of environment variables may have any printable ASCII character except "=". */
  relaxedEnvironment: '1.32',
  /** Variables may hold `status.hostIPs`. */
  hostIPs: '1.29',
  /** DNS search domains may have underscores, or be ".". */
  relaxedDnsSearch: '1.34',
  /** The path of a ServiceAccount token must not leave its volume. */
  localTokenPath: '1.34',
  /** Required node affinity must ask for legal label values. */
  nodeAffinityValues: '1.34',
  /** Pods must not set sysctls of a namespace that they share with their node. */
  sysctlsOfHost: '1.34',
  /** `matchLabelKeys` of a topology spread are merged into its selector, which must not have them. */
  spreadKeysMerged: '1.34',
  /** The AppArmor annotation and field must name the same profile. */
  appArmorMatches: '1.34',
  /** Pods may set `hostUsers`. Earlier versions drop it, and the rules that depend on it. */
  hostUsers: '1.33',
  /** Pods may have `resourceClaims`. Earlier versions drop them. */
  resourceClaims: '1.34',
  /** Containers may have a `resizePolicy`. Earlier versions drop it. */
  resizePolicy: '1.33',
  /** The `restartPolicy` of an ordinary container is dropped. Earlier versions reject it. */
  containerRestartPolicyDropped: '1.34',
  /** Ordinary containers may have a `restartPolicy`. Earlier versions honor only that of sidecars. */
  containerRestartPolicy: '1.35',
  /** Pods may have a `hostnameOverride`. Earlier versions drop it. */
  hostnameOverride: '1.35',
  /** Variables may have a `fileKeyRef`. Earlier versions drop it, and require another source. */
  variablesFromFiles: '1.35',
  /** Init containers that end must not have the resize policy RestartContainer. */
  initContainersResizedInPlace: '1.36',
  /** Pods may have the `seLinuxChangePolicy` MountOption. */
  seLinuxMounts: '1.37',
  /** Image volumes need a `reference` in pod templates, too. */
  imageOfTemplates: '1.37',
} as const satisfies Record<string, KubernetesVersion>;
