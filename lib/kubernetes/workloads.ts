/**
 * Where the objects that make pods have the template of those, by kind.
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
 * The label by which one pod of a StatefulSet is told from the others: its name. The controller adds it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The objects that every cluster has by itself, of those that pods name. */
export const BUILT_IN_OBJECTS: readonly string[] = [
  'ConfigMap/kube-root-ca.crt',
  'PriorityClass/system-cluster-critical',
  'PriorityClass/system-node-critical',
  'ServiceAccount/default',
];
