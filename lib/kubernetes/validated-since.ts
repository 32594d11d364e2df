import type { KubernetesVersion } from './versions';

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
} as const satisfies Record<string, KubernetesVersion>;
