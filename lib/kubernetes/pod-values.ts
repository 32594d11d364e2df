import { ENUM_VALUES } from './enum-values';
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
  Pod: ENUM_VALUES.restartPolicy,
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
