import type { KubernetesVersion } from './measured-versions';

/** A value that API servers accept from a version on. */
export interface LaterValue {
  readonly value: string;
  readonly since: KubernetesVersion;
}

/**
 * The values of fields that accept only these, by what they are values of.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const ENUM_VALUES = {
  accessMode: ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  azureCachingMode: ['None', 'ReadOnly', 'ReadWrite'],
  azureKind: ['Shared', 'Dedicated', 'Managed'],
  cascade: ['Delete', 'Retain'],
  completionMode: ['NonIndexed', 'Indexed'],
  concurrencyPolicy: ['Allow', 'Forbid', 'Replace'],
  conditionStatus: ['True', 'False', 'Unknown'],
  daemonSetUpdate: ['RollingUpdate', 'OnDelete'],
  deploymentStrategy: ['Recreate', 'RollingUpdate'],
  dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  evictionOfUnhealthyPods: ['AlwaysAllow', 'IfHealthyBudget'],
  exitCodeOperator: ['In', 'NotIn'],
  fsGroupChangePolicy: ['OnRootMismatch', 'Always'],
  hostPathType: [
    '',
    'DirectoryOrCreate',
    'Directory',
    'FileOrCreate',
    'File',
    'Socket',
    'CharDevice',
    'BlockDevice',
  ] as readonly string[],
  imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
  ipFamily: ['IPv4', 'IPv6'],
  ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  labelOperator: ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  metricTarget: ['Utilization', 'Value', 'AverageValue'],
  mountPropagation: ['None', 'HostToContainer', 'Bidirectional'],
  nodeField: ['metadata.name'],
  nodeFieldOperator: ['In', 'NotIn'],
  nodeInclusionPolicy: ['Ignore', 'Honor'],
  nodeOperator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
  os: ['linux', 'windows'],
  parametersScope: ['Cluster', 'Namespace'],
  pathType: ['Exact', 'ImplementationSpecific', 'Prefix'],
  podFailureAction: ['Count', 'FailIndex', 'FailJob', 'Ignore'],
  podManagementPolicy: ['OrderedReady', 'Parallel'],
  podReplacementPolicy: ['Failed', 'TerminatingOrFailed'],
  policyType: ['Ingress', 'Egress'],
  preemptionPolicy: ['PreemptLowerPriority', 'Never'],
  procMount: ['Default', 'Unmasked'],
  profileType: ['Localhost', 'RuntimeDefault', 'Unconfined'],
  protocol: ['TCP', 'UDP', 'SCTP'],
  reclaimPolicy: ['Delete', 'Retain'],
  recursiveReadOnly: ['Disabled', 'IfPossible', 'Enabled'],
  resizePolicy: ['NotRequired', 'RestartContainer'],
  resizedResource: ['cpu', 'memory'],
  restartPolicy: ['Always', 'OnFailure', 'Never'],
  restartRuleAction: ['Restart', 'RestartAllContainers'],
  restartRuleOperator: ['In', 'NotIn'],
  scalingPolicy: ['Pods', 'Percent'],
  scheme: ['HTTP', 'HTTPS'],
  seLinuxChangePolicy: ['Recursive', 'MountOption'],
  selectPolicy: ['Max', 'Min', 'Disabled'],
  serviceType: ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  sessionAffinity: ['ClientIP', 'None'],
  statefulSetUpdate: ['RollingUpdate', 'OnDelete'],
  supplementalGroupsPolicy: ['Merge', 'Strict'],
  taintEffect: ['NoExecute', 'NoSchedule', 'PreferNoSchedule'],
  terminationMessagePolicy: ['File', 'FallbackToLogsOnError'],
  tolerationOperator: ['Equal', 'Exists'],
  trafficDistribution: [
    'PreferClose',
    { value: 'PreferSameZone', since: '1.34' },
    { value: 'PreferSameNode', since: '1.34' },
  ],
  trafficPolicy: ['Cluster', 'Local'],
  volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'],
  volumeMode: ['Block', 'Filesystem'],
  whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
} as const satisfies Record<string, readonly (string | LaterValue)[]>;
