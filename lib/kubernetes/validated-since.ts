import type { KubernetesVersion } from './measured-versions';

/**
 * Since when API servers refuse what older ones took, or take what those refused. Measured versions were
 * seen to differ so; a version between two of them wasn't measured, and is taken for the older.
 */
export const VALIDATED_SINCE = {
  /** IP addresses without leading zeros and not mapped, ranges of them without bits behind their prefix. */
  strictAddresses: '1.36',
  /** Names of Services that begin with a digit. */
  serviceNamesWithDigits: '1.36',
  /** StatefulSets' pod templates, claim templates and the name of their Service. */
  wholeStatefulSets: '1.34',
  /** An autoscaler's target names the group of its API. */
  groupOfScaleTarget: '1.34',
  /** The API groups of what claims are filled from. */
  groupOfDataSource: '1.34',
  /** Load balancers may have the kubelet's port. */
  kubeletPortOfLoadBalancer: '1.34',
  /** Services of type ClusterIP that have external addresses may say how their traffic goes. */
  trafficPolicyOfExternalIPs: '1.34',
  /** Quotas for claims of a VolumeAttributesClass. */
  quotasOfVolumeAttributes: '1.34',
  /** Who lets an index of a Job fail says how often it is tried. */
  failIndexNeedsLimit: '1.34',
  /** An autoscaler of a metric that isn't of the pods themselves may scale to 0. */
  scalingToZero: '1.37',
  /** Schedules name no time zone: that has a field of its own. */
  noTimeZoneInSchedule: '1.34',
  /** Names of environment variables may be any printable ASCII but "=". */
  relaxedEnvironment: '1.32',
  /** A container can be told all addresses of its node. */
  hostIPs: '1.29',
  /** Search domains may have underscores, or be ".". */
  relaxedDnsSearch: '1.34',
  /** The token of a service account must stand within its volume. */
  localTokenPath: '1.34',
  /** A node affinity that is required can't ask for what is no label value. */
  nodeAffinityValues: '1.34',
  /** The sysctls of what a pod shares with its node are the node's. */
  sysctlsOfHost: '1.34',
  /** Labels that are to match are put into the selector of a topology spread, and can't be in it already. */
  spreadKeysMerged: '1.34',
  /** What says AppArmor by an annotation and by a field must say the same. */
  appArmorMatches: '1.34',
  /** A pod can do without the users of its node. What came before drops that, and what hangs on it. */
  hostUsers: '1.33',
  /** A pod can claim devices. What came before drops that. */
  resourceClaims: '1.34',
  /** What is resized with a restart must be allowed one. What came before drops how containers are resized. */
  resizePolicy: '1.33',
  /** A restart policy of a container that is no init container is dropped, no longer refused. */
  containerRestartPolicyDropped: '1.34',
  /** Any container may have a restart policy of its own. What came before drops all but that of sidecars. */
  containerRestartPolicy: '1.35',
  /** A pod can have a name of its own. What came before drops that. */
  hostnameOverride: '1.35',
  /** A variable can come from a file. What came before drops that, and misses a source. */
  variablesFromFiles: '1.35',
  /** Init containers that end can't be resized with a restart. */
  initContainersResizedInPlace: '1.36',
  /** The volumes of a pod may be mounted with its SELinux label. */
  seLinuxMounts: '1.37',
  /** An image that is a volume has a name in templates too. */
  imageOfTemplates: '1.37',
} as const satisfies Record<string, KubernetesVersion>;
