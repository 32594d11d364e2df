/** What an API server puts into a field that is left out. */
export interface Default {
  readonly field: string;
  /** What; where it is a map, its own fields have their defaults too. */
  readonly value?: unknown;
  /** What is in it besides, whether or not it is given. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Only where it has none of these members. */
  readonly lacking?: readonly string[];
  /** Only where it has all of these members. */
  readonly having?: readonly string[];
  /** Whether it goes instead, however it was given. */
  readonly cleared?: true;
  /** The field beside it that it is copied from. */
  readonly from?: string;
  /** Only where fields beside it have these values, match, or, where `true`, are there. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Only where none of these fields beside it is there. */
  readonly without?: readonly string[];
  /** The first version that does so, where not all do. */
  readonly since?: '1.34' | '1.36';
}

const all = (fields: Readonly<Record<string, unknown>>): Default[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));

/** An image whose tag is `latest`, named or for want of another; one with a digest and no tag isn't. */
const LATEST = /^[^@]*:latest(@|$)|^([^/@]*\/)*[^/:@]+$/;
const MODE_0644 = 420;

/** The sources of a volume, of which one without any is an empty directory. */
const VOLUME_SOURCES = [
  'hostPath',
  'emptyDir',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'persistentVolumeClaim',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'downwardAPI',
  'fc',
  'azureFile',
  'configMap',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'projected',
  'portworxVolume',
  'scaleIO',
  'storageos',
  'csi',
  'ephemeral',
  'image',
];

const NODE_PORTED = /^(NodePort|LoadBalancer)$/;
const ADDRESSED = /^(ClusterIP|NodePort|LoadBalancer)$/;

const CONTAINER: readonly Default[] = [
  { field: 'imagePullPolicy', value: 'Always', where: { image: LATEST } },
  ...all({
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  }),
];

/** Lists that are another thing when they are empty than when they are left out, which has a default. */
export const KEPT_EMPTY: readonly string[] = ['autoscaling/v2.HPAScalingRules.policies'];

/**
 * The defaults of the API, by type of `TYPES`; of two for one field the first that applies is taken.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const DEFAULTS: Readonly<Record<string, readonly Default[]>> = {
  'apps/v1.StatefulSetSpec': all({
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
  'apps/v1.RollingUpdateStatefulSetStrategy': all({ partition: 0 }),
  'apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy': all({ whenDeleted: 'Retain', whenScaled: 'Retain' }),
  'apps/v1.DeploymentSpec': all({
    replicas: 1,
    strategy: {},
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  }),
  'apps/v1.DeploymentStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, where: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDeployment': all({ maxUnavailable: '25%', maxSurge: '25%' }),
  'apps/v1.DaemonSetSpec': all({ updateStrategy: {}, revisionHistoryLimit: 10 }),
  'apps/v1.DaemonSetUpdateStrategy': [
    { field: 'type', value: 'RollingUpdate' },
    { field: 'rollingUpdate', value: {}, where: { type: 'RollingUpdate' } },
  ],
  'apps/v1.RollingUpdateDaemonSet': all({ maxUnavailable: 1, maxSurge: 0 }),
  'apps/v1.ReplicaSetSpec': all({ replicas: 1 }),
  'core/v1.ReplicationControllerSpec': all({ replicas: 1 }),
  // The Jobs of a CronJob get theirs when they are made.
  'batch/v1.Job': [
    { field: 'spec', value: {}, members: { completions: 1 }, lacking: ['completions', 'parallelism'] },
    {
      field: 'spec',
      value: {},
      members: { parallelism: 1, backoffLimit: 6, completionMode: 'NonIndexed', suspend: false },
    },
    {
      field: 'spec',
      value: {},
      members: { podReplacementPolicy: 'TerminatingOrFailed', manualSelector: false },
      since: '1.34',
    },
  ],
  'batch/v1.PodFailurePolicyOnPodConditionsPattern': all({ status: 'True' }),
  'batch/v1.CronJobSpec': all({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  }),

  'core/v1.PodSpec': [
    ...all({
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
      securityContext: {},
    }),
    { field: 'serviceAccountName', from: 'serviceAccount' },
    { field: 'serviceAccount', from: 'serviceAccountName' },
  ],
  'core/v1.Container': CONTAINER,
  'core/v1.EphemeralContainer': CONTAINER,
  'core/v1.ContainerPort': all({ protocol: 'TCP' }),
  'core/v1.Probe': all({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }),
  'core/v1.HTTPGetAction': all({ path: '/', scheme: 'HTTP' }),
  'core/v1.GRPCAction': all({ service: '' }),
  'core/v1.ObjectFieldSelector': all({ apiVersion: 'v1' }),
  'core/v1.ResourceFieldSelector': all({ divisor: '0' }),
  'core/v1.Volume': [{ field: 'emptyDir', value: {}, without: VOLUME_SOURCES }],
  'core/v1.SecretVolumeSource': all({ defaultMode: MODE_0644 }),
  'core/v1.ConfigMapVolumeSource': all({ defaultMode: MODE_0644 }),
  'core/v1.DownwardAPIVolumeSource': all({ defaultMode: MODE_0644 }),
  'core/v1.ProjectedVolumeSource': all({ defaultMode: MODE_0644 }),
  'core/v1.ServiceAccountTokenProjection': all({ expirationSeconds: 3600 }),
  'core/v1.HostPathVolumeSource': all({ type: '' }),
  'core/v1.ISCSIVolumeSource': all({ iscsiInterface: 'default' }),
  'core/v1.RBDVolumeSource': all({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  'core/v1.AzureDiskVolumeSource': all({ cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false }),
  'core/v1.ScaleIOVolumeSource': all({ storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  'core/v1.ImageVolumeSource': [
    { field: 'pullPolicy', value: 'Always', where: { reference: LATEST } },
    { field: 'pullPolicy', value: 'IfNotPresent' },
  ],

  // A claim template says these in vain.
  'core/v1.PersistentVolumeClaim': [
    { field: 'apiVersion', cleared: true },
    { field: 'kind', cleared: true },
    ...all({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }),
  ],
  'core/v1.PersistentVolumeClaimSpec': all({ volumeMode: 'Filesystem' }),
  'core/v1.PersistentVolumeSpec': all({ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
  'core/v1.Secret': all({ type: 'Opaque' }),
  'core/v1.ServiceSpec': [
    ...all({ type: 'ClusterIP', sessionAffinity: 'None' }),
    { field: 'sessionAffinityConfig', cleared: true, where: { sessionAffinity: 'None' } },
    { field: 'sessionAffinityConfig', value: { clientIP: {} }, where: { sessionAffinity: 'ClientIP' } },
    { field: 'internalTrafficPolicy', value: 'Cluster', where: { type: ADDRESSED } },
    { field: 'externalTrafficPolicy', value: 'Cluster', where: { type: NODE_PORTED } },
    {
      field: 'externalTrafficPolicy',
      value: 'Cluster',
      where: { type: 'ClusterIP', externalIPs: true },
      since: '1.34',
    },
    { field: 'allocateLoadBalancerNodePorts', value: true, where: { type: 'LoadBalancer' } },
  ],
  'core/v1.ServicePort': [...all({ protocol: 'TCP' }), { field: 'targetPort', from: 'port' }],
  'core/v1.ClientIPConfig': all({ timeoutSeconds: 10800 }),

  'networking/v1.NetworkPolicySpec': [
    { field: 'policyTypes', value: ['Ingress', 'Egress'], where: { egress: true } },
    { field: 'policyTypes', value: ['Ingress'] },
  ],
  'networking/v1.NetworkPolicyPort': all({ protocol: 'TCP' }),
  'networking/v1.IngressClassParametersReference': all({ scope: 'Cluster' }),
  'autoscaling/v1.HorizontalPodAutoscalerSpec': all({ minReplicas: 1 }),
  'autoscaling/v2.HorizontalPodAutoscalerSpec': [
    ...all({ minReplicas: 1 }),
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
  'rbac/v1.RoleRef': all({ apiGroup: 'rbac.authorization.k8s.io' }),
  'rbac/v1.Subject': [{ field: 'apiGroup', value: 'rbac.authorization.k8s.io', where: { kind: /^(User|Group)$/ } }],
  'storage/v1.StorageClass': all({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  'scheduling/v1.PriorityClass': all({ preemptionPolicy: 'PreemptLowerPriority' }),
};
