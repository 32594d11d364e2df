import { type Default, values } from './default';
import { POD_DEFAULTS } from './pod-defaults';
import { VALIDATED_SINCE } from './validated-since';

const NODE_PORTED = /^(NodePort|LoadBalancer)$/;
const ADDRESSED = /^(ClusterIP|NodePort|LoadBalancer)$/;

/** Lists that are another thing when they are empty than when they are left out, which has a default. */
export const KEPT_EMPTY: readonly string[] = ['autoscaling/v2.HPAScalingRules.policies'];

/**
 * The defaults of the API, by type of `TYPES`; of two for one field the first that applies is taken.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const DEFAULTS: Readonly<Record<string, readonly Default[]>> = {
  ...POD_DEFAULTS,
  'apps/v1.StatefulSetSpec': values({
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  }),
  // One whose type is stated gets nothing besides.
  'apps/v1.StatefulSetUpdateStrategy': [
    { field: 'rollingUpdate', value: {}, without: ['type'] },
    { field: 'type', value: 'RollingUpdate' },
  ],
  // Versions that do not honor maxUnavailable drop its default too.
  'apps/v1.RollingUpdateStatefulSetStrategy': values({ partition: 0, maxUnavailable: 1 }),
  'apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy': values({ whenDeleted: 'Retain', whenScaled: 'Retain' }),
  'apps/v1.DeploymentSpec': values({
    replicas: 1,
    strategy: {},
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  }),
  'apps/v1.DeploymentStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, where: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDeployment': values({ maxUnavailable: '25%', maxSurge: '25%' }),
  'apps/v1.DaemonSetSpec': values({ updateStrategy: {}, revisionHistoryLimit: 10 }),
  'apps/v1.DaemonSetUpdateStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, where: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDaemonSet': values({ maxUnavailable: 1, maxSurge: 0 }),
  'apps/v1.ReplicaSetSpec': values({ replicas: 1 }),
  'core/v1.ReplicationControllerSpec': values({ replicas: 1 }),
  // The Jobs of a CronJob get theirs when they are made.
  'batch/v1.Job': [
    { field: 'spec', value: {}, members: { completions: 1 }, lacking: ['completions', 'parallelism'] },
    { field: 'spec', value: {}, members: { backoffLimit: 2 ** 31 - 1 }, having: ['backoffLimitPerIndex'] },
    {
      field: 'spec',
      value: {},
      members: { parallelism: 1, backoffLimit: 6, completionMode: 'NonIndexed', suspend: false },
    },
    {
      field: 'spec',
      value: {},
      members: { podReplacementPolicy: 'Failed' },
      having: ['podFailurePolicy'],
      since: '1.34',
    },
    {
      field: 'spec',
      value: {},
      members: { podReplacementPolicy: 'TerminatingOrFailed', manualSelector: false },
      since: '1.34',
    },
  ],
  'batch/v1.PodFailurePolicyOnPodConditionsPattern': values({ status: 'True' }),
  'batch/v1.CronJobSpec': values({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  }),

  // A claim template says these in vain.
  'core/v1.PersistentVolumeClaim': [
    { field: 'apiVersion', cleared: true },
    { field: 'kind', cleared: true },
    ...values({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }),
  ],
  'core/v1.PersistentVolumeClaimSpec': values({ volumeMode: 'Filesystem' }),
  'core/v1.PersistentVolumeSpec': values({ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
  'core/v1.Secret': values({ type: 'Opaque' }),
  'core/v1.ServiceSpec': [
    ...values({ type: 'ClusterIP', sessionAffinity: 'None' }),
    { field: 'sessionAffinityConfig', cleared: true, where: { sessionAffinity: 'None' } },
    { field: 'sessionAffinityConfig', value: {}, members: { clientIP: {} }, where: { sessionAffinity: 'ClientIP' } },
    { field: 'internalTrafficPolicy', value: 'Cluster', where: { type: ADDRESSED } },
    { field: 'externalTrafficPolicy', value: 'Cluster', where: { type: NODE_PORTED } },
    {
      field: 'externalTrafficPolicy',
      value: 'Cluster',
      where: { type: 'ClusterIP', externalIPs: true },
      since: VALIDATED_SINCE.trafficPolicyOfExternalIPs,
    },
    { field: 'allocateLoadBalancerNodePorts', value: true, where: { type: 'LoadBalancer' } },
  ],
  'core/v1.ServicePort': [...values({ protocol: 'TCP' }), { field: 'targetPort', from: 'port' }],
  'core/v1.ClientIPConfig': values({ timeoutSeconds: 10800 }),

  'networking/v1.NetworkPolicySpec': [
    { field: 'policyTypes', value: ['Ingress', 'Egress'], where: { egress: true } },
    { field: 'policyTypes', value: ['Ingress'] },
  ],
  'networking/v1.NetworkPolicyPort': values({ protocol: 'TCP' }),
  'networking/v1.IngressClassParametersReference': values({ scope: 'Cluster' }),
  'autoscaling/v1.HorizontalPodAutoscalerSpec': values({ minReplicas: 1 }),
  'autoscaling/v2.HorizontalPodAutoscalerSpec': [
    ...values({ minReplicas: 1 }),
    {
      field: 'metrics',
      value: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    },
  ],
  'autoscaling/v2.HorizontalPodAutoscalerBehavior': [
    {
      field: 'scaleUp',
      value: {},
      members: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 15 },
          { type: 'Percent', value: 100, periodSeconds: 15 },
        ],
      },
    },
    {
      field: 'scaleDown',
      value: {},
      members: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
    },
  ],
  'rbac/v1.RoleRef': values({ apiGroup: 'rbac.authorization.k8s.io' }),
  'rbac/v1.Subject': [{ field: 'apiGroup', value: 'rbac.authorization.k8s.io', where: { kind: /^(User|Group)$/ } }],
  'storage/v1.CSIDriverSpec': values({
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    volumeLifecycleModes: ['Persistent'],
    requiresRepublish: false,
    seLinuxMount: false,
  }),
  'storage/v1.StorageClass': values({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  'scheduling/v1.PriorityClass': values({ preemptionPolicy: 'PreemptLowerPriority' }),
};
