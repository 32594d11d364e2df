import type { Manifest } from '../../../manifests';

export const labels = { app: 'web' };
export const image = 'em1999jay/python-app:1.0.0';
export const storage = (amount: string) => ({ requests: { storage: amount } });
export const pods = { metadata: { labels }, spec: { containers: [{ name: 'app', image }] } };
export const claim = { accessModes: ['ReadWriteOnce'], resources: storage('1Gi') };
export const rule = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
export const terms = (...values: readonly string[]) => [
  { matchExpressions: [{ key: 'zone', operator: 'In', values }] },
];
export const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms('a') } };
export const otherAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms('b') } };

/** An object of each kind that has immutable fields, with its required fields. */
export const UPDATE_SPECIMENS: Readonly<Record<string, Manifest>> = {
  StatefulSet: {
    apiVersion: 'apps/v1',
    spec: {
      replicas: 0,
      serviceName: 'web',
      selector: { matchLabels: labels },
      template: pods,
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
    },
  },
  Deployment: { apiVersion: 'apps/v1', spec: { replicas: 0, selector: { matchLabels: labels }, template: pods } },
  ReplicaSet: { apiVersion: 'apps/v1', spec: { replicas: 0, selector: { matchLabels: labels }, template: pods } },
  DaemonSet: {
    apiVersion: 'apps/v1',
    spec: {
      selector: { matchLabels: labels },
      template: { ...pods, spec: { ...pods.spec, nodeSelector: { no: 'node' } } },
    },
  },
  Job: {
    apiVersion: 'batch/v1',
    spec: {
      completionMode: 'Indexed',
      completions: 2,
      parallelism: 2,
      template: { spec: { ...pods.spec, restartPolicy: 'Never', nodeSelector: { no: 'node' } } },
    },
  },
  CronJob: {
    apiVersion: 'batch/v1',
    spec: {
      schedule: '0 0 1 1 *',
      jobTemplate: { spec: { template: { spec: { ...pods.spec, restartPolicy: 'Never' } } } },
    },
  },
  Pod: {
    apiVersion: 'v1',
    spec: {
      containers: [{ name: 'app', image }],
      initContainers: [{ name: 'init', image }],
      nodeSelector: { no: 'node' },
    },
  },
  PersistentVolumeClaim: { apiVersion: 'v1', spec: { ...claim, storageClassName: 'none', resources: storage('2Gi') } },
  PersistentVolume: {
    apiVersion: 'v1',
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'none',
      hostPath: { path: '/data' },
    },
  },
  ConfigMap: { apiVersion: 'v1', data: { a: 'b' } },
  Secret: { apiVersion: 'v1', data: { a: 'Yg==' } },
  Role: { apiVersion: 'rbac.authorization.k8s.io/v1', rules: [] },
  RoleBinding: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
  },
  ClusterRoleBinding: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' },
  },
  StorageClass: { apiVersion: 'storage.k8s.io/v1', provisioner: 'example.com/a', parameters: { a: 'b' } },
  VolumeAttributesClass: { apiVersion: 'storage.k8s.io/v1', driverName: 'a.example.com', parameters: { a: 'b' } },
  CSIDriver: { apiVersion: 'storage.k8s.io/v1', spec: {} },
  PriorityClass: { apiVersion: 'scheduling.k8s.io/v1', value: 1 },
  RuntimeClass: { apiVersion: 'node.k8s.io/v1', handler: 'a' },
  IngressClass: { apiVersion: 'networking.k8s.io/v1', spec: { controller: 'example.com/a' } },
  PodDisruptionBudget: { apiVersion: 'policy/v1', spec: { minAvailable: 1, selector: { matchLabels: labels } } },
  HorizontalPodAutoscaler: {
    apiVersion: 'autoscaling/v2',
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'none' } },
  },
  NetworkPolicy: { apiVersion: 'networking.k8s.io/v1', spec: { podSelector: { matchLabels: labels } } },
  ServiceAccount: { apiVersion: 'v1' },
  ResourceQuota: { apiVersion: 'v1', spec: { hard: { pods: '999' }, scopes: ['Terminating'] } },
  LimitRange: { apiVersion: 'v1', spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1Ti' } }] } },
  EndpointSlice: { apiVersion: 'discovery.k8s.io/v1', addressType: 'IPv4', endpoints: [] },
  Ingress: {
    apiVersion: 'networking.k8s.io/v1',
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  },
};
