/**
 * The path of the pod template, by the kind of the workload.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/
 */
export const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  StatefulSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/**
 * The kinds that `kubectl scale` accepts, apart from custom resources.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/
 */
export const SCALABLE_KINDS: readonly string[] = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/**
 * The label that holds the name of a StatefulSet's pod. The controller adds it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The objects that pods can refer to in every cluster, since Kubernetes creates them. */
export const BUILT_IN_OBJECTS: readonly string[] = [
  'ConfigMap/kube-root-ca.crt',
  'PriorityClass/system-cluster-critical',
  'PriorityClass/system-node-critical',
  'ServiceAccount/default',
];
