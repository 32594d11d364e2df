import { ENUM_VALUES } from './enum-values';
/**
 * The restart policies that a pod may have, by the kind that creates it.
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
 * The paths of fields that Windows pods and their containers must not set.
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

/**
 * The sysctls that are namespaced unless the pod shares the namespace with its node.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export const NAMESPACED_SYSCTLS = {
  hostNetwork: /^net\./,
  hostIPC: /^(kernel\.(sem|shmall|shmmax|shmmni|shm_rmid_forced|shm|msgmax|msgmnb|msgmni|msg)$|fs\.mqueue\.)/,
} as const;

/**
 * Keys of annotations, or their prefixes, that Kubernetes reads from pods.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const POD_ANNOTATIONS = {
  appArmor: 'container.apparmor.security.beta.kubernetes.io/',
  seccomp: 'seccomp.security.alpha.kubernetes.io/pod',
  containerSeccomp: 'container.seccomp.security.alpha.kubernetes.io/',
  mirror: 'kubernetes.io/config.mirror',
  deletionCost: 'controller.kubernetes.io/pod-deletion-cost',
} as const;
