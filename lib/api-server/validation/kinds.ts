import { horizontalPodAutoscaler, olderAutoscaler } from './autoscaler';
import { persistentVolumeClaim } from './claim';
import { ingressClass, priorityClass, storageClass } from './class';
import { configMap } from './config-map';
import { cronJob } from './cron-job';
import { daemonSet } from './daemon-set';
import { deployment, replicaSet } from './deployment';
import { podDisruptionBudget } from './disruption-budget';
import { ingress } from './ingress';
import { job } from './job';
import { lease } from './lease';
import { limitRange } from './limit-range';
import { namespace } from './namespace';
import { networkPolicy } from './network-policy';
import { pod } from './pod-object';
import { replicationController } from './replication-controller';
import { resourceQuota } from './resource-quota';
import { clusterRole, clusterRoleBinding, role, roleBinding } from './roles';
import type { Rule } from './rule';
import { secret } from './secret';
import { service } from './service';
import { statefulSet } from './stateful-set';

/** What API servers demand of objects besides their metadata, by kind. */
export const KIND_RULES: Readonly<Record<string, Rule>> = {
  'apps/v1 DaemonSet': daemonSet,
  'apps/v1 Deployment': deployment,
  'apps/v1 ReplicaSet': replicaSet,
  'apps/v1 StatefulSet': statefulSet,
  'autoscaling/v1 HorizontalPodAutoscaler': olderAutoscaler,
  'autoscaling/v2 HorizontalPodAutoscaler': horizontalPodAutoscaler,
  'batch/v1 CronJob': cronJob,
  'batch/v1 Job': job,
  'coordination.k8s.io/v1 Lease': lease,
  'networking.k8s.io/v1 Ingress': ingress,
  'networking.k8s.io/v1 IngressClass': ingressClass,
  'networking.k8s.io/v1 NetworkPolicy': networkPolicy,
  'policy/v1 PodDisruptionBudget': podDisruptionBudget,
  'rbac.authorization.k8s.io/v1 ClusterRole': clusterRole,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': clusterRoleBinding,
  'rbac.authorization.k8s.io/v1 Role': role,
  'rbac.authorization.k8s.io/v1 RoleBinding': roleBinding,
  'scheduling.k8s.io/v1 PriorityClass': priorityClass,
  'storage.k8s.io/v1 StorageClass': storageClass,
  'v1 ConfigMap': configMap,
  'v1 LimitRange': limitRange,
  'v1 Namespace': namespace,
  'v1 PersistentVolumeClaim': persistentVolumeClaim,
  'v1 Pod': pod,
  'v1 ReplicationController': replicationController,
  'v1 ResourceQuota': resourceQuota,
  'v1 Secret': secret,
  'v1 Service': service,
};
