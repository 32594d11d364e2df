import { type FieldDefault, toDefaults } from './default';
import { POD_DEFAULTS } from './pod-defaults';
import { VALIDATED_SINCE } from './validated-since';

const NODE_PORTED = /^(NodePort|LoadBalancer)$/;
const ADDRESSED = /^(ClusterIP|NodePort|LoadBalancer)$/;

/** Lists that stay empty if a manifest sets them to `[]`. If it leaves them out, they get a default. */
export const LISTS_KEPT_EMPTY: readonly string[] = ['autoscaling/v2.HPAScalingRules.policies'];

/**
 * The defaults of the API by type of `TYPES`. If two defaults of a field apply, the first one counts. They follow
 * `zz_generated.defaults.go` and `defaults.go` of each package in `pkg/apis`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const DEFAULTS: Readonly<Record<string, readonly FieldDefault[]>> = {
  ...POD_DEFAULTS,
  'apps/v1.StatefulSetSpec': toDefaults({
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  }),
  // A strategy with a type gets no rollingUpdate.
  'apps/v1.StatefulSetUpdateStrategy': [
    { field: 'rollingUpdate', value: {}, unlessSiblings: ['type'] },
    { field: 'type', value: 'RollingUpdate' },
  ],
  // Versions that do not honor maxUnavailable drop its default, too.
  'apps/v1.RollingUpdateStatefulSetStrategy': toDefaults({ partition: 0, maxUnavailable: 1 }),
  'apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy': toDefaults({
    whenDeleted: 'Retain',
    whenScaled: 'Retain',
  }),
  'apps/v1.DeploymentSpec': toDefaults({
    replicas: 1,
    strategy: {},
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  }),
  'apps/v1.DeploymentStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, ifSiblings: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDeployment': toDefaults({ maxUnavailable: '25%', maxSurge: '25%' }),
  'apps/v1.DaemonSetSpec': toDefaults({ updateStrategy: {}, revisionHistoryLimit: 10 }),
  'apps/v1.DaemonSetUpdateStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, ifSiblings: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDaemonSet': toDefaults({ maxUnavailable: 1, maxSurge: 0 }),
  'apps/v1.ReplicaSetSpec': toDefaults({ replicas: 1 }),
  'core/v1.ReplicationControllerSpec': toDefaults({ replicas: 1 }),
  // The Jobs of a CronJob get their defaults when they are created.
  'batch/v1.Job': [
    { field: 'spec', value: {}, members: { completions: 1 }, unlessMembers: ['completions', 'parallelism'] },
    { field: 'spec', value: {}, members: { backoffLimit: 2 ** 31 - 1 }, ifMembers: ['backoffLimitPerIndex'] },
    {
      field: 'spec',
      value: {},
      members: { parallelism: 1, backoffLimit: 6, completionMode: 'NonIndexed', suspend: false },
    },
    {
      field: 'spec',
      value: {},
      members: { podReplacementPolicy: 'Failed' },
      ifMembers: ['podFailurePolicy'],
      since: '1.34',
    },
    {
      field: 'spec',
      value: {},
      members: { podReplacementPolicy: 'TerminatingOrFailed', manualSelector: false },
      since: '1.34',
    },
  ],
  'batch/v1.PodFailurePolicyOnPodConditionsPattern': toDefaults({ status: 'True' }),
  'batch/v1.CronJobSpec': toDefaults({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  }),

  // The API server overwrites these in claim templates.
  'core/v1.PersistentVolumeClaim': [
    { field: 'apiVersion', isCleared: true },
    { field: 'kind', isCleared: true },
    ...toDefaults({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }),
  ],
  'core/v1.PersistentVolumeClaimSpec': toDefaults({ volumeMode: 'Filesystem' }),
  'core/v1.PersistentVolumeSpec': toDefaults({ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
  'core/v1.Secret': toDefaults({ type: 'Opaque' }),
  'core/v1.ServiceSpec': [
    ...toDefaults({ type: 'ClusterIP', sessionAffinity: 'None' }),
    { field: 'sessionAffinityConfig', isCleared: true, ifSiblings: { sessionAffinity: 'None' } },
    {
      field: 'sessionAffinityConfig',
      value: {},
      members: { clientIP: {} },
      ifSiblings: { sessionAffinity: 'ClientIP' },
    },
    { field: 'internalTrafficPolicy', value: 'Cluster', ifSiblings: { type: ADDRESSED } },
    { field: 'externalTrafficPolicy', value: 'Cluster', ifSiblings: { type: NODE_PORTED } },
    {
      field: 'externalTrafficPolicy',
      value: 'Cluster',
      ifSiblings: { type: 'ClusterIP', externalIPs: true },
      since: VALIDATED_SINCE.trafficPolicyOfExternalIPs,
    },
    { field: 'allocateLoadBalancerNodePorts', value: true, ifSiblings: { type: 'LoadBalancer' } },
  ],
  'core/v1.ServicePort': [...toDefaults({ protocol: 'TCP' }), { field: 'targetPort', copiedFrom: 'port' }],
  'core/v1.ClientIPConfig': toDefaults({ timeoutSeconds: 10800 }),

  'networking/v1.NetworkPolicySpec': [
    { field: 'policyTypes', value: ['Ingress', 'Egress'], ifSiblings: { egress: true } },
    { field: 'policyTypes', value: ['Ingress'] },
  ],
  'networking/v1.NetworkPolicyPort': toDefaults({ protocol: 'TCP' }),
  'networking/v1.IngressClassParametersReference': toDefaults({ scope: 'Cluster' }),
  'autoscaling/v1.HorizontalPodAutoscalerSpec': toDefaults({ minReplicas: 1 }),
  'autoscaling/v2.HorizontalPodAutoscalerSpec': [
    ...toDefaults({ minReplicas: 1 }),
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
  'rbac/v1.RoleRef': toDefaults({ apiGroup: 'rbac.authorization.k8s.io' }),
  'rbac/v1.Subject': [
    { field: 'apiGroup', value: 'rbac.authorization.k8s.io', ifSiblings: { kind: /^(User|Group)$/ } },
  ],
  'storage/v1.CSIDriverSpec': toDefaults({
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    volumeLifecycleModes: ['Persistent'],
    requiresRepublish: false,
    seLinuxMount: false,
  }),
  'storage/v1.StorageClass': toDefaults({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  'scheduling/v1.PriorityClass': toDefaults({ preemptionPolicy: 'PreemptLowerPriority' }),
};
