import { type KubernetesVersion, RANGES } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { ingressClassRules, priorityClassRules, storageClassRules } from './classes';
import { configMapRules } from './config-map';
import { optionalCount } from './counts';
import { cronJobRules } from './cron-job';
import { daemonSetRules } from './daemon-set';
import { deploymentRules, replicaSetRules } from './deployment';
import { horizontalPodAutoscalerRules, horizontalPodAutoscalerV1Rules } from './horizontal-pod-autoscaler';
import { ingressRules } from './ingress';
import { jobRules } from './job';
import { limitRangeRules } from './limit-range';
import { finalizer } from './names';
import { networkPolicyRules } from './network-policy';
import { validateObjectMeta } from './object-meta';
import { persistentVolumeClaimRules } from './persistent-volume-claim';
import { validatePod } from './pod';
import { podDisruptionBudgetRules } from './pod-disruption-budget';
import { replicationControllerRules } from './replication-controller';
import { resourceQuotaRules } from './resource-quota';
import { clusterRoleBindingRules, clusterRoleRules, roleBindingRules, roleRules } from './roles';
import { secretRules } from './secret';
import { serviceRules } from './service';
import { statefulSetRules } from './stateful-set';

/**
 * The rules of a Lease.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
const leaseRules: FieldRule = f.object({
  spec: f.object({
    leaseDurationSeconds: f.optional(f.integer(RANGES.positive)),
    leaseTransitions: optionalCount,
  }),
});

/**
 * The rules of a Namespace.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
const namespaceRules: FieldRule = f.object({ spec: f.object({ finalizers: f.array(finalizer) }) });

/** The rules for the fields of a kind besides its metadata. */
const RULES_BY_KIND: Readonly<Record<string, FieldRule>> = {
  'apps/v1 DaemonSet': daemonSetRules,
  'apps/v1 Deployment': deploymentRules,
  'apps/v1 ReplicaSet': replicaSetRules,
  'apps/v1 StatefulSet': statefulSetRules,
  'autoscaling/v1 HorizontalPodAutoscaler': horizontalPodAutoscalerV1Rules,
  'autoscaling/v2 HorizontalPodAutoscaler': horizontalPodAutoscalerRules,
  'batch/v1 CronJob': cronJobRules,
  'batch/v1 Job': jobRules,
  'coordination.k8s.io/v1 Lease': leaseRules,
  'networking.k8s.io/v1 Ingress': ingressRules,
  'networking.k8s.io/v1 IngressClass': ingressClassRules,
  'networking.k8s.io/v1 NetworkPolicy': networkPolicyRules,
  'policy/v1 PodDisruptionBudget': podDisruptionBudgetRules,
  'rbac.authorization.k8s.io/v1 ClusterRole': clusterRoleRules,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': clusterRoleBindingRules,
  'rbac.authorization.k8s.io/v1 Role': roleRules,
  'rbac.authorization.k8s.io/v1 RoleBinding': roleBindingRules,
  'scheduling.k8s.io/v1 PriorityClass': priorityClassRules,
  'storage.k8s.io/v1 StorageClass': storageClassRules,
  'v1 ConfigMap': configMapRules,
  'v1 LimitRange': limitRangeRules,
  'v1 Namespace': namespaceRules,
  'v1 PersistentVolumeClaim': persistentVolumeClaimRules,
  'v1 Pod': (pod, version) => validatePod(pod, version),
  'v1 ReplicationController': replicationControllerRules,
  'v1 ResourceQuota': resourceQuotaRules,
  'v1 Secret': secretRules,
  'v1 Service': serviceRules,
};

/**
 * All that an API server of this version rejects in an object. Of kinds that the model has
 * no rules for, such as custom resources, it is the metadata alone.
 *
 * @param object as the server decodes it, with its defaults and without empty fields
 */
export function validateObject(object: Field, version: KubernetesVersion): readonly Issue[] {
  const kind = `${object.at('apiVersion').scalar} ${object.at('kind').scalar}`;
  const rules = RULES_BY_KIND[kind];
  return dropRepeated([
    ...validateObjectMeta(object.at('metadata'), kind, version),
    ...(rules === undefined ? [] : rules(object, version)),
  ]);
}

/** Without issues that two rules report in the same words. */
function dropRepeated(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length < 2) return issues;
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.allowed}`, issue])).values()];
}
