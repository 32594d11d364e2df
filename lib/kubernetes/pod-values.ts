/**
 * What the fields of a pod that take one of a few words may say.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export const POD_VALUES = {
  protocol: ['TCP', 'UDP', 'SCTP'],
  imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
  terminationMessagePolicy: ['File', 'FallbackToLogsOnError'],
  restartPolicy: ['Always', 'OnFailure', 'Never'],
  dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  preemptionPolicy: ['PreemptLowerPriority', 'Never'],
  os: ['linux', 'windows'],
  scheme: ['HTTP', 'HTTPS'],
  mountPropagation: ['None', 'HostToContainer', 'Bidirectional'],
  recursiveReadOnly: ['Disabled', 'IfPossible', 'Enabled'],
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
  azureCachingMode: ['None', 'ReadOnly', 'ReadWrite'],
  azureKind: ['Shared', 'Dedicated', 'Managed'],
  accessMode: ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  volumeMode: ['Block', 'Filesystem'],
  resizedResource: ['cpu', 'memory'],
  resizePolicy: ['NotRequired', 'RestartContainer'],
  restartRuleAction: ['Restart', 'RestartAllContainers'],
  restartRuleOperator: ['In', 'NotIn'],
  profileType: ['Localhost', 'RuntimeDefault', 'Unconfined'],
  procMount: ['Default', 'Unmasked'],
  fsGroupChangePolicy: ['OnRootMismatch', 'Always'],
  supplementalGroupsPolicy: ['Merge', 'Strict'],
  seLinuxChangePolicy: ['Recursive', 'MountOption'],
  tolerationOperator: ['Equal', 'Exists'],
  taintEffect: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
  nodeInclusionPolicy: ['Ignore', 'Honor'],
  labelOperator: ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  nodeOperator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
  nodeFieldOperator: ['In', 'NotIn'],
  nodeField: ['metadata.name'],
} as const satisfies Record<string, readonly string[]>;

/**
 * When the containers of a pod may be started again, by what makes the pod.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export const RESTART_POLICIES: Readonly<Record<string, readonly string[]>> = {
  StatefulSet: ['Always'],
  Deployment: ['Always'],
  DaemonSet: ['Always'],
  ReplicaSet: ['Always'],
  ReplicationController: ['Always'],
  Job: ['OnFailure', 'Never'],
  CronJob: ['OnFailure', 'Never'],
  Pod: POD_VALUES.restartPolicy,
};

const NOT_FOR_WINDOWS_ANYWHERE = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'runAsUser', 'runAsGroup'];

/**
 * What pods and containers for Windows can't say.
 *
 * @see https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod
 */
export const NOT_FOR_WINDOWS: Readonly<Record<'pod' | 'containers', readonly (readonly string[])[]>> = {
  pod: [
    ...['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'].map((key) => [key]),
    ...[
      ...NOT_FOR_WINDOWS_ANYWHERE,
      'fsGroup',
      'fsGroupChangePolicy',
      'sysctls',
      'supplementalGroups',
      'supplementalGroupsPolicy',
      'seLinuxChangePolicy',
    ].map((key) => ['securityContext', key]),
  ],
  containers: [
    ...NOT_FOR_WINDOWS_ANYWHERE,
    'capabilities',
    'readOnlyRootFilesystem',
    'privileged',
    'allowPrivilegeEscalation',
    'procMount',
  ].map((key) => ['securityContext', key]),
};
