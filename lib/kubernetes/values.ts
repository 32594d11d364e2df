import type { KubernetesVersion } from './versions';

/** A value that a field may have, since a version where not all API servers know it. */
export interface LaterValue {
  readonly value: string;
  readonly since: KubernetesVersion;
}

/** The values of fields that have no others, by what they say. */
export const VALUES = {
  cascade: ['Delete', 'Retain'],
  completionMode: ['NonIndexed', 'Indexed'],
  concurrencyPolicy: ['Allow', 'Forbid', 'Replace'],
  conditionStatus: ['True', 'False', 'Unknown'],
  daemonSetUpdate: ['RollingUpdate', 'OnDelete'],
  deploymentStrategy: ['Recreate', 'RollingUpdate'],
  evictionOfUnhealthyPods: ['AlwaysAllow', 'IfHealthyBudget'],
  exitCodeOperator: ['In', 'NotIn'],
  ipFamily: ['IPv4', 'IPv6'],
  ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  metricTarget: ['Utilization', 'Value', 'AverageValue'],
  parametersScope: ['Cluster', 'Namespace'],
  pathType: ['Exact', 'ImplementationSpecific', 'Prefix'],
  podFailureAction: ['Count', 'FailIndex', 'FailJob', 'Ignore'],
  podManagementPolicy: ['OrderedReady', 'Parallel'],
  podReplacementPolicy: ['Failed', 'TerminatingOrFailed'],
  policyType: ['Ingress', 'Egress'],
  preemptionPolicy: ['PreemptLowerPriority', 'Never'],
  protocol: ['SCTP', 'TCP', 'UDP'],
  reclaimPolicy: ['Delete', 'Retain'],
  scalingPolicy: ['Pods', 'Percent'],
  selectPolicy: ['Max', 'Min', 'Disabled'],
  serviceType: ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  sessionAffinity: ['ClientIP', 'None'],
  statefulSetUpdate: ['RollingUpdate', 'OnDelete'],
  trafficDistribution: [
    'PreferClose',
    { value: 'PreferSameZone', since: '1.34' },
    { value: 'PreferSameNode', since: '1.34' },
  ],
  trafficPolicy: ['Cluster', 'Local'],
  volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'],
} as const satisfies Record<string, readonly (string | LaterValue)[]>;
