import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import { isOlder, type KubernetesVersion, MEASURED, NEWEST_MEASURED } from '../../kubernetes';
import { Field } from '../../validation';
import { validateObject } from '.';

/** Versions from `since` on, or before `before`; all of them where it names neither. */
interface Versions {
  readonly since?: KubernetesVersion;
  readonly before?: KubernetesVersion;
}

/** An object, what is changed in it, the paths at which it is then rejected, and by which versions. */
type Case = readonly [base: Manifest, changes: Record<string, unknown>, paths: string, by?: Versions];

/** A path, in whose quoted keys there may be spaces. */
const PATH = /(?:'[^']*'|[^ '])+/g;

const pods = {
  metadata: { labels: { app: 'web' } },
  spec: {
    restartPolicy: 'Always',
    containers: [{ name: 'web', image: 'web:1', imagePullPolicy: 'Always', terminationMessagePolicy: 'File' }],
  },
};
const jobPods = { ...pods, spec: { ...pods.spec, restartPolicy: 'Never' } };
const selector = { matchLabels: { app: 'web' } };
const object = (apiVersion: string, kind: string, rest: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'web' },
  ...rest,
});
const ofRoles = (kind: string, rest: object): Manifest => object('rbac.authorization.k8s.io/v1', kind, rest);

const map = object('v1', 'ConfigMap', { data: { a: 'x' } });
const secret = object('v1', 'Secret', { type: 'Opaque', data: { a: 'eA==' } });
const service = object('v1', 'Service', {
  spec: { type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] },
});
const nodePort = edited(service, { 'spec.type': 'NodePort' });
const balancer = edited(service, { 'spec.type': 'LoadBalancer' });
const headless = edited(service, { 'spec.clusterIP': 'None' });
const alias = object('v1', 'Service', {
  spec: { type: 'ExternalName', sessionAffinity: 'None', externalName: 'example.com.' },
});
const statefulSet = object('apps/v1', 'StatefulSet', {
  spec: {
    selector,
    template: pods,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  },
});
const deployment = object('apps/v1', 'Deployment', {
  spec: {
    selector,
    template: pods,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
    progressDeadlineSeconds: 60,
  },
});
const replicaSet = object('apps/v1', 'ReplicaSet', { spec: { selector, template: pods } });
const daemonSet = object('apps/v1', 'DaemonSet', {
  spec: {
    selector,
    template: pods,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  },
});
const job = object('batch/v1', 'Job', { spec: { completions: 4, completionMode: 'Indexed', template: jobPods } });
const failing = edited(job, {
  'spec.podFailurePolicy': { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 2] } }] },
});
const succeeding = edited(job, { 'spec.successPolicy': { rules: [{ succeededIndexes: '0,2-3', succeededCount: 1 }] } });
const cronJob = object('batch/v1', 'CronJob', {
  spec: { schedule: '@daily', jobTemplate: { spec: { template: jobPods } } },
});
const claim = object('v1', 'PersistentVolumeClaim', {
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
const budget = object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1 } });
const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
    minReplicas: 2,
    maxReplicas: 3,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  },
});
const metricOf = (type: string, source: object): Record<string, unknown> => ({ 'spec.metrics': [{ type, ...source }] });
const policy = object('networking.k8s.io/v1', 'NetworkPolicy', {
  spec: { ingress: [{ ports: [{ port: 80, endPort: 90 }], from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
});
const backend = { service: { name: 'web', port: { number: 80 } } };
const ingress = object('networking.k8s.io/v1', 'Ingress', {
  spec: { rules: [{ host: 'www.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
});
const ingressClass = object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/c' } });
const role = ofRoles('Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] });
const clusterRole = ofRoles('ClusterRole', { rules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }] });
const binding = ofRoles('RoleBinding', {
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: 'web' }],
});
const storageClass = object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'Example.com/disk' });
const priorityClass = object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 });
const quota = object('v1', 'ResourceQuota', {
  spec: { hard: { pods: '5', 'count/jobs.batch': '1', 'hugepages-2Mi': '2Mi' } },
});
const limits = object('v1', 'LimitRange', {
  spec: { limits: [{ type: 'Container', min: { cpu: '1' }, max: { cpu: '2' } }] },
});
const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', controller: true };

const OF_ALL: readonly Case[] = [
  [map, { 'metadata.name': undefined }, 'metadata.name'],
  [map, { 'metadata.name': 'A' }, 'metadata.name'],
  [map, { 'metadata.name': undefined, 'metadata.generateName': 'a-' }, ''],
  [map, { 'metadata.generateName': 'A-' }, 'metadata.generateName'],
  [
    map,
    { 'metadata.labels': { a: 'b c' }, 'metadata.annotations': { 'a b': '' } },
    "metadata.labels.a metadata.annotations['a b']",
  ],
  [map, { 'metadata.namespace': 'a.b' }, 'metadata.namespace'],
  [map, { 'metadata.ownerReferences': [owner, { ...owner, uid: '2' }] }, 'metadata.ownerReferences[1].controller'],
  [
    map,
    { 'metadata.ownerReferences': [{ ...owner, apiVersion: 'a/b/c', kind: '' }] },
    'metadata.ownerReferences[0].apiVersion metadata.ownerReferences[0].kind',
  ],
  [map, { 'metadata.ownerReferences': [{ ...owner, apiVersion: 'v1', kind: 'Event' }] }, 'metadata.ownerReferences[0]'],
  [map, { 'metadata.finalizers': ['a'] }, 'metadata.finalizers[0]'],
  [map, { 'metadata.finalizers': ['kubernetes', 'example.com/x', 'a b/c'] }, 'metadata.finalizers[2]'],
  [map, { 'metadata.finalizers': ['orphan', 'foregroundDeletion'] }, 'metadata.finalizers'],
  [budget, { 'metadata.finalizers': ['a'], 'metadata.name': 'Any name'.repeat(50) }, ''],
  [object('v1', 'Namespace', {}), { 'metadata.name': 'a.b', 'metadata.namespace': 'A' }, 'metadata.name'],
  [service, { 'metadata.name': '3scale' }, 'metadata.name', { before: '1.36' }],
  [object('example.com/v1', 'Thing', {}), { 'metadata.name': '' }, ''],
  [object('v1', 'ServiceAccount', {}), {}, ''],
];

const OF_PODS: readonly Case[] = [
  [object('v1', 'Pod', { spec: pods.spec }), { 'spec.containers': undefined }, 'spec.containers'],
  [statefulSet, {}, ''],
  [statefulSet, { 'spec.selector': undefined }, 'spec.selector'],
  [statefulSet, { 'spec.selector': {} }, 'spec.selector'],
  [statefulSet, { 'spec.selector.matchLabels.app': 'b c' }, 'spec.selector.matchLabels.app'],
  [statefulSet, { 'spec.selector.matchLabels.app': 'other' }, 'spec.template.metadata.labels'],
  ...(['In', 'NotIn', 'Exists', 'DoesNotExist'] as const).map((operator): Case => {
    const values = operator.endsWith('In') ? { values: ['web'] } : {};
    const isCaught = operator === 'In' || operator === 'Exists';
    return [
      statefulSet,
      { 'spec.selector': { matchExpressions: [{ key: 'app', operator, ...values }] } },
      isCaught ? '' : 'spec.template.metadata.labels',
    ];
  }),
  [statefulSet, { 'spec.replicas': -1, 'spec.ordinals': { start: -1 } }, 'spec.replicas spec.ordinals.start'],
  [statefulSet, { 'spec.updateStrategy.type': 'OnDelete' }, 'spec.updateStrategy.rollingUpdate'],
  [statefulSet, { 'spec.updateStrategy.type': 'Other' }, 'spec.updateStrategy.type'],
  [statefulSet, { 'spec.updateStrategy.rollingUpdate.partition': -1 }, 'spec.updateStrategy.rollingUpdate.partition'],
  [
    statefulSet,
    { 'spec.persistentVolumeClaimRetentionPolicy': { whenScaled: 'Keep' } },
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
  ],
  [statefulSet, { 'spec.updateStrategy.rollingUpdate.maxUnavailable': '50%' }, ''],
  ...[0, -1, '0%', '101%', '2'].map(
    (maxUnavailable): Case => [
      statefulSet,
      { 'spec.updateStrategy.rollingUpdate.maxUnavailable': maxUnavailable },
      'spec.updateStrategy.rollingUpdate.maxUnavailable',
    ],
  ),
  [statefulSet, { 'spec.serviceName': 'a.b' }, 'spec.serviceName', { since: '1.34' }],
  [
    statefulSet,
    { 'spec.volumeClaimTemplates[0].spec.accessModes': [] },
    'spec.volumeClaimTemplates[0].spec.accessModes',
    { since: '1.34' },
  ],
  [
    statefulSet,
    { 'spec.volumeClaimTemplates[0].metadata.name': 'a.b' },
    'spec.volumeClaimTemplates[0].metadata.name',
    { since: '1.34' },
  ],
  [deployment, {}, ''],
  [deployment, { 'spec.strategy.type': 'Recreate' }, 'spec.strategy.rollingUpdate'],
  [
    deployment,
    { 'spec.strategy.rollingUpdate': { maxUnavailable: '0%', maxSurge: 0 } },
    'spec.strategy.rollingUpdate.maxUnavailable',
  ],
  [deployment, { 'spec.strategy.rollingUpdate': {} }, 'spec.strategy.rollingUpdate.maxUnavailable'],
  [
    deployment,
    { 'spec.strategy.rollingUpdate.maxUnavailable': '101%', 'spec.strategy.rollingUpdate.maxSurge': 'x' },
    'spec.strategy.rollingUpdate.maxSurge spec.strategy.rollingUpdate.maxUnavailable',
  ],
  [deployment, { 'spec.strategy.rollingUpdate.maxUnavailable': -1 }, 'spec.strategy.rollingUpdate.maxUnavailable'],
  [deployment, { 'spec.progressDeadlineSeconds': 0 }, 'spec.progressDeadlineSeconds'],
  [deployment, { 'spec.progressDeadlineSeconds': undefined }, ''],
  [replicaSet, { 'spec.minReadySeconds': -1 }, 'spec.minReadySeconds'],
  [daemonSet, {}, ''],
  [
    daemonSet,
    { 'spec.updateStrategy.rollingUpdate.maxUnavailable': 0 },
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
  ],
  [daemonSet, { 'spec.updateStrategy.rollingUpdate.maxSurge': 1 }, 'spec.updateStrategy.rollingUpdate.maxSurge'],
];

const OF_JOBS: readonly Case[] = [
  [job, {}, ''],
  [job, { 'spec.completions': undefined }, 'spec.completions'],
  [job, { 'spec.completions': 0 }, ''],
  [job, { 'metadata.name': 'a.b' }, 'metadata.name'],
  [
    job,
    {
      'spec.completionMode': undefined,
      'spec.maxFailedIndexes': 1,
      'spec.backoffLimitPerIndex': 1,
      'spec.successPolicy': {},
    },
    'spec.backoffLimitPerIndex spec.maxFailedIndexes spec.successPolicy',
  ],
  [job, { 'spec.maxFailedIndexes': 5 }, 'spec.backoffLimitPerIndex spec.maxFailedIndexes'],
  [job, { 'spec.completions': 100001, 'spec.backoffLimitPerIndex': 1 }, 'spec.maxFailedIndexes'],
  [job, { 'spec.managedBy': 'x' }, 'spec.managedBy'],
  [job, { 'spec.manualSelector': true }, 'spec.selector'],
  [job, { 'spec.manualSelector': true, 'spec.selector': selector }, ''],
  [
    job,
    { 'spec.manualSelector': true, 'spec.selector': { matchLabels: { app: 'b' } } },
    'spec.template.metadata.labels',
  ],
  [job, { 'spec.selector': selector }, 'spec.selector'],
  [job, { 'spec.selector': {} }, ''],
  [
    job,
    { 'spec.template.metadata.labels.job-name': 'other', 'spec.template.metadata.labels.controller-uid': '1' },
    "spec.template.metadata.labels['controller-uid'] spec.template.metadata.labels['job-name']",
  ],
  [failing, {}, ''],
  [
    failing,
    { 'spec.podReplacementPolicy': 'TerminatingOrFailed', 'spec.template.spec.restartPolicy': 'OnFailure' },
    'spec.podReplacementPolicy spec.template.spec.restartPolicy',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].action': 'FailIndex' },
    'spec.podFailurePolicy.rules[0].action',
    { since: '1.34' },
  ],
  [failing, { 'spec.podFailurePolicy.rules[0].action': 'FailIndex', 'spec.backoffLimitPerIndex': 1 }, ''],
  [failing, { 'spec.podFailurePolicy.rules[0].onExitCodes': undefined }, 'spec.podFailurePolicy.rules[0]'],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.values': [] },
    'spec.podFailurePolicy.rules[0].onExitCodes.values',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.values': [0, 2, 1, 1] },
    'spec.podFailurePolicy.rules[0].onExitCodes.values spec.podFailurePolicy.rules[0].onExitCodes.values[0] spec.podFailurePolicy.rules[0].onExitCodes.values[3]',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.containerName': 'other' },
    'spec.podFailurePolicy.rules[0].onExitCodes.containerName',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0]': { action: 'Count', onPodConditions: [{ type: 'a b', status: 'x' }] } },
    'spec.podFailurePolicy.rules[0].onPodConditions[0].status spec.podFailurePolicy.rules[0].onPodConditions[0].type',
  ],
  [
    failing,
    {
      'spec.podFailurePolicy.rules': Array(21).fill({
        action: 'Count',
        onPodConditions: [{ type: 'a', status: 'True' }],
      }),
    },
    'spec.podFailurePolicy.rules',
  ],
  [succeeding, {}, ''],
  ...['x', '4', '1-1', '2,1'].map(
    (succeededIndexes): Case => [
      succeeding,
      { 'spec.successPolicy.rules[0].succeededIndexes': succeededIndexes },
      'spec.successPolicy.rules[0].succeededIndexes',
    ],
  ),
  [succeeding, { 'spec.successPolicy.rules[0].succeededCount': 4 }, 'spec.successPolicy.rules[0].succeededCount'],
  [succeeding, { 'spec.successPolicy.rules[0].succeededIndexes': '' }, 'spec.successPolicy.rules[0].succeededCount'],
  [succeeding, { 'spec.successPolicy.rules': [{ succeededIndexes: '0' }, { succeededCount: 4 }] }, ''],
  [succeeding, { 'spec.successPolicy.rules': [{}] }, 'spec.successPolicy.rules[0]'],
  [succeeding, { 'spec.successPolicy.rules': [] }, 'spec.successPolicy.rules'],
  [cronJob, {}, ''],
  [
    cronJob,
    { 'spec.jobTemplate.spec.manualSelector': true, 'spec.jobTemplate.spec.selector': {} },
    'spec.jobTemplate.spec.manualSelector spec.jobTemplate.spec.selector',
  ],
  ...['*/5 1-3,7 * jan-MAR mon', '@every 1h30m', '? * * * ?', '1/2 * * * *'].map(
    (schedule): Case => [cronJob, { 'spec.schedule': schedule }, ''],
  ),
  ...[
    '',
    '@reboot',
    '* * * *',
    '60 * * * *',
    '* * 0 * *',
    '5-1 * * * *',
    '*/0 * * * *',
    '1-2-3 * * * *',
    '*/1/2 * * * *',
    'a * * * *',
    'TZ=Nowhere * * * * *',
  ].map((schedule): Case => [cronJob, { 'spec.schedule': schedule }, 'spec.schedule']),
  [cronJob, { 'spec.schedule': 'TZ=UTC * * * * *' }, 'spec.schedule', { since: '1.34' }],
  [cronJob, { 'spec.schedule': 'TZ=UTC * * * * *', 'spec.timeZone': 'UTC' }, 'spec.schedule'],
  ...['Nowhere', 'europe/berlin', '../UTC', '+01:00'].map(
    (timeZone): Case => [cronJob, { 'spec.timeZone': timeZone }, 'spec.timeZone'],
  ),
  ...['Europe/Berlin', 'Etc/UTC', 'US/Eastern'].map((timeZone): Case => [cronJob, { 'spec.timeZone': timeZone }, '']),
];

const OF_SERVICES: readonly Case[] = [
  [service, {}, ''],
  [service, { 'spec.ports': [] }, 'spec.ports'],
  [headless, { 'spec.ports': undefined }, ''],
  [service, { 'spec.ports[0].port': undefined }, 'spec.ports[0].port'],
  [service, { 'spec.ports[0].targetPort': 'Http' }, 'spec.ports[0].targetPort'],
  [service, { 'spec.ports[0].nodePort': 31000 }, 'spec.ports[0].nodePort'],
  [
    service,
    {
      'spec.ports': [
        { port: 80, protocol: 'TCP', name: 'a' },
        { port: 80, protocol: 'TCP' },
      ],
    },
    'spec.ports[1].name spec.ports[1].port',
  ],
  [
    service,
    {
      'spec.ports': [
        { port: 80, protocol: 'TCP', name: 'a' },
        { port: 80, protocol: 'UDP', name: 'a' },
      ],
    },
    'spec.ports[1].name',
  ],
  [nodePort, { 'spec.ports[0].nodePort': 80 }, 'spec.ports[0].nodePort'],
  [nodePort, { 'spec.clusterIP': 'None' }, 'spec.clusterIP'],
  [balancer, { 'spec.ports[0].port': 10250 }, 'spec.ports[0].port', { before: '1.34' }],
  [balancer, { 'spec.loadBalancerSourceRanges': [' 10.0.0.0/8 ', 'x'] }, 'spec.loadBalancerSourceRanges[1]'],
  [
    service,
    { 'spec.loadBalancerClass': 'a/b', 'spec.allocateLoadBalancerNodePorts': true },
    'spec.allocateLoadBalancerNodePorts spec.loadBalancerClass',
  ],
  [service, { 'spec.externalTrafficPolicy': 'Local' }, 'spec.externalTrafficPolicy'],
  [
    service,
    { 'spec.externalTrafficPolicy': 'Local', 'spec.externalIPs': ['198.51.100.7'] },
    'spec.externalTrafficPolicy',
    { before: '1.34' },
  ],
  [service, { 'spec.healthCheckNodePort': 31000 }, 'spec.healthCheckNodePort'],
  [balancer, { 'spec.healthCheckNodePort': 31000, 'spec.externalTrafficPolicy': 'Local' }, ''],
  [service, { 'spec.sessionAffinityConfig': {} }, 'spec.sessionAffinityConfig'],
  [
    service,
    { 'spec.sessionAffinity': 'ClientIP', 'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 0 } } },
    'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
  ],
  [service, { 'spec.trafficDistribution': 'PreferSameNode' }, 'spec.trafficDistribution', { before: '1.34' }],
  [
    service,
    {
      'metadata.annotations': {
        'service.kubernetes.io/topology-mode': 'a',
        'service.kubernetes.io/topology-aware-hints': 'b',
      },
    },
    "metadata.annotations['service.kubernetes.io/topology-mode']",
  ],
  [alias, {}, ''],
  [alias, { 'spec.clusterIP': 'None', 'spec.externalName': undefined }, 'spec.clusterIP spec.externalName'],
  [service, { 'spec.clusterIP': 'x' }, 'spec.clusterIP'],
  [service, { 'spec.clusterIPs': ['10.0.0.1'] }, 'spec.clusterIPs'],
  [
    service,
    { 'spec.clusterIP': '10.0.0.2', 'spec.clusterIPs': ['10.0.0.1', '10.0.0.2'] },
    'spec.clusterIPs spec.clusterIPs[0]',
  ],
  [service, { 'spec.clusterIP': 'None', 'spec.clusterIPs': ['None', '10.0.0.1', '10.0.0.2'] }, 'spec.clusterIPs'],
  [
    service,
    {
      'spec.clusterIP': '10.0.0.1',
      'spec.clusterIPs': ['10.0.0.1', '2001:db8::1'],
      'spec.ipFamilies': ['IPv6', 'IPv6'],
    },
    'spec.clusterIPs[0] spec.ipFamilies[1]',
  ],
  [service, { 'spec.clusterIP': '10.0.0.1', 'spec.ipFamilies': ['IPv5'] }, 'spec.ipFamilies[0]'],
  ...['127.0.0.1', '::', 'fe80::1', '224.0.0.1', 'ff02::1', '1.2.3', '1::2::3', 'fe80::1%eth0'].map(
    (ip): Case => [service, { 'spec.externalIPs': [ip] }, 'spec.externalIPs[0]'],
  ),
  ...['198.51.100.7', '2001:db8::1.2.3.4', '2001:db8:0:0:0:0:0:1'].map(
    (ip): Case => [service, { 'spec.externalIPs': [ip] }, ''],
  ),
  ...['010.0.0.1', '::ffff:1.2.3.4', '0:0:0:0:0:ffff:102:304'].map(
    (ip): Case => [service, { 'spec.externalIPs': [ip] }, 'spec.externalIPs[0]', { since: '1.36' }],
  ),
];

const OF_DATA: readonly Case[] = [
  [map, { data: { 'a/b': 'x' } }, "data['a/b']"],
  [map, { binaryData: { a: 'AA==' } }, 'data.a'],
  [map, { 'data.a': 'x'.repeat(2 ** 20 + 1) }, 'data'],
  [secret, { 'data.a': Buffer.alloc(2 ** 20 + 1).toString('base64') }, 'data'],
  [secret, { 'data.a': Buffer.alloc(2 ** 20 + 1).toString('base64'), stringData: { a: '' } }, ''],
  [secret, { type: undefined }, ''],
  [secret, { type: 'kubernetes.io/tls', stringData: { 'tls.key': '' } }, "data['tls.crt']"],
  [secret, { type: 'kubernetes.io/basic-auth' }, 'data.password data.username'],
  [secret, { type: 'kubernetes.io/ssh-auth' }, "data['ssh-privatekey']"],
  [secret, { type: 'kubernetes.io/dockercfg' }, "data['.dockercfg']"],
  ...['x', '[]'].map(
    (json): Case => [
      secret,
      { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': json } },
      "data['.dockerconfigjson']",
    ],
  ),
  [secret, { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'e30=' } }, ''],
  [
    secret,
    { type: 'kubernetes.io/service-account-token' },
    "metadata.annotations['kubernetes.io/service-account.name']",
  ],
  [claim, {}, ''],
  [claim, { 'spec.dataSource': { kind: 'Other' } }, ''],
  [claim, { 'spec.dataSource': { kind: 'PersistentVolumeClaim' } }, 'spec.dataSource.name'],
  [
    claim,
    { 'spec.dataSourceRef': { apiGroup: 'A', kind: 'Other', name: 'x' } },
    'spec.dataSourceRef.apiGroup',
    { since: '1.34' },
  ],
  [storageClass, { provisioner: undefined }, 'provisioner'],
  [storageClass, { provisioner: 'a b', reclaimPolicy: 'Recycle' }, 'provisioner reclaimPolicy'],
  [storageClass, { parameters: { '': 'x' } }, "parameters['']"],
  [storageClass, { parameters: { a: 'x'.repeat(2 ** 18) } }, 'parameters'],
  [storageClass, { parameters: { a: 'x' } }, ''],
];

const OF_NETWORKS: readonly Case[] = [
  [policy, {}, ''],
  [policy, { 'spec.ingress[0].ports[0].endPort': 70 }, 'spec.ingress[0].ports[0].endPort'],
  [policy, { 'spec.ingress[0].ports[0].port': 'http' }, 'spec.ingress[0].ports[0].endPort'],
  [policy, { 'spec.ingress[0].from': [{}] }, 'spec.ingress[0].from[0]'],
  [policy, { 'spec.ingress[0].from[0].podSelector': {} }, 'spec.ingress[0].from[0]'],
  [policy, { 'spec.ingress[0].from': [{ podSelector: {}, namespaceSelector: {} }] }, ''],
  [policy, { 'spec.ingress[0].from[0].ipBlock.cidr': undefined }, 'spec.ingress[0].from[0].ipBlock.cidr'],
  [
    policy,
    { 'spec.ingress[0].from[0].ipBlock.cidr': '10.0.0.1/8' },
    'spec.ingress[0].from[0].ipBlock.cidr',
    { since: '1.36' },
  ],
  [policy, { 'spec.ingress[0].from[0].ipBlock.cidr': '10.0.0.0/33' }, 'spec.ingress[0].from[0].ipBlock.cidr'],
  [
    policy,
    { 'spec.ingress[0].from[0].ipBlock.except': ['10.1.0.0/16', '11.0.0.0/16', '2001:db8::/64'] },
    'spec.ingress[0].from[0].ipBlock.except[1] spec.ingress[0].from[0].ipBlock.except[2]',
  ],
  [policy, { 'spec.policyTypes': ['Ingress', 'Other'] }, 'spec.policyTypes[1]'],
  [policy, { 'spec.policyTypes': ['Ingress', 'Egress', 'Ingress'] }, 'spec.policyTypes'],
  [ingress, {}, ''],
  [ingress, { 'spec.rules': undefined }, 'spec.rules'],
  [ingress, { 'spec.rules': undefined, 'spec.defaultBackend': backend }, ''],
  [ingress, { 'spec.rules[0].host': '10.1.2.3' }, 'spec.rules[0].host'],
  [ingress, { 'spec.rules[0].host': '*' }, 'spec.rules[0].host'],
  [ingress, { 'spec.rules[0].host': '*.example.com' }, ''],
  [ingress, { 'spec.rules[0].http.paths[0].path': '/a//b' }, 'spec.rules[0].http.paths[0].path'],
  [ingress, { 'spec.rules[0].http.paths[0].pathType': undefined }, 'spec.rules[0].http.paths[0].pathType'],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].pathType': 'ImplementationSpecific', 'spec.rules[0].http.paths[0].path': 'x' },
    'spec.rules[0].http.paths[0].path',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.port.name': 'a' },
    'spec.rules[0].http.paths[0].backend.service.port.name',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.port': undefined },
    'spec.rules[0].http.paths[0].backend.service.port',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.name': '3scale' },
    'spec.rules[0].http.paths[0].backend.service.name',
    { before: '1.36' },
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.resource': { kind: 'a', name: 'b' } },
    'spec.rules[0].http.paths[0].backend.service',
  ],
  [
    ingress,
    { 'spec.ingressClassName': 'a', 'metadata.annotations': { 'kubernetes.io/ingress.class': 'b' } },
    "metadata.annotations['kubernetes.io/ingress.class']",
  ],
  [ingressClass, { 'spec.controller': 'x' }, 'spec.controller'],
  [ingressClass, { 'spec.parameters': { kind: 'a', name: 'b', scope: 'Namespace' } }, 'spec.parameters.namespace'],
  [
    ingressClass,
    { 'spec.parameters': { kind: 'a', name: 'b', scope: 'Cluster', namespace: 'a' } },
    'spec.parameters.namespace',
  ],
];

const OF_OTHERS: readonly Case[] = [
  [budget, { 'spec.maxUnavailable': 1 }, 'spec.maxUnavailable'],
  [budget, { 'spec.minAvailable': '101%' }, 'spec.minAvailable'],
  [autoscaler, {}, ''],
  [autoscaler, { 'spec.maxReplicas': 1 }, 'spec.maxReplicas'],
  [autoscaler, { 'spec.minReplicas': undefined, 'spec.maxReplicas': undefined }, 'spec.maxReplicas'],
  [autoscaler, { 'spec.scaleTargetRef.apiVersion': 'v1' }, 'spec.scaleTargetRef.apiVersion', { since: '1.34' }],
  [
    autoscaler,
    { 'spec.behavior': { scaleUp: { policies: [], tolerance: '-1' } } },
    'spec.behavior.scaleUp.policies spec.behavior.scaleUp.tolerance',
  ],
  [autoscaler, metricOf('Other', {}), 'spec.metrics[0].type'],
  [autoscaler, metricOf('Pods', {}), 'spec.metrics[0].pods'],
  [autoscaler, { 'spec.metrics[0].pods': {} }, 'spec.metrics[0].pods'],
  [autoscaler, { 'spec.metrics[0].resource.target.averageValue': '1' }, 'spec.metrics[0].resource.target.averageValue'],
  [
    autoscaler,
    metricOf('External', { external: { metric: { name: 'a' }, target: { type: 'Value' } } }),
    'spec.metrics[0].external.target.averageValue',
  ],
  [
    autoscaler,
    metricOf('External', {
      external: { metric: { name: 'a' }, target: { type: 'Value', value: '1', averageValue: '1' } },
    }),
    'spec.metrics[0].external.target.value',
  ],
  [
    autoscaler,
    metricOf('Object', {
      object: {
        describedObject: { apiVersion: 'a/b/c', kind: 'a', name: 'b' },
        metric: { name: 'a' },
        target: { type: 'Value', value: '1', averageValue: '1' },
      },
    }),
    'spec.metrics[0].object.describedObject.apiVersion',
    { since: '1.34' },
  ],
  ...['memory', 'hugepages-2Mi', 'example.com/gpu', 'kubernetes.io/x'].map(
    (name): Case => [
      autoscaler,
      metricOf('ContainerResource', {
        containerResource: { name, container: 'web', target: { type: 'Value', averageValue: '0' } },
      }),
      'spec.metrics[0].containerResource.target.averageValue',
    ],
  ),
  ...['gpu', 'a b/c', 'requests.a/b'].map(
    (name): Case => [
      autoscaler,
      metricOf('ContainerResource', {
        containerResource: { name, container: 'web', target: { type: 'Value', averageValue: '1' } },
      }),
      'spec.metrics[0].containerResource.name',
    ],
  ),
  [
    { ...autoscaler, apiVersion: 'autoscaling/v1' },
    { 'spec.metrics': undefined, 'spec.targetCPUUtilizationPercentage': 0 },
    'spec.targetCPUUtilizationPercentage',
  ],
  [role, {}, ''],
  [role, { 'rules[0].verbs': [], 'rules[0].apiGroups': [] }, 'rules[0].apiGroups rules[0].verbs'],
  [{ ...clusterRole, kind: 'Role' }, {}, 'rules[0].nonResourceURLs'],
  [clusterRole, { 'rules[0].resources': ['pods'] }, 'rules[0].nonResourceURLs'],
  [clusterRole, { aggregationRule: {} }, 'aggregationRule.clusterRoleSelectors'],
  [binding, {}, ''],
  [binding, { 'roleRef.kind': 'Other', 'roleRef.apiGroup': 'x' }, 'roleRef.apiGroup roleRef.kind'],
  [{ ...binding, kind: 'ClusterRoleBinding' }, { 'roleRef.kind': 'ClusterRole' }, 'subjects[0].namespace'],
  [
    binding,
    {
      subjects: [
        { kind: 'User', name: 'a' },
        { kind: 'Other', name: 'a' },
      ],
    },
    'subjects[0].apiGroup subjects[1].kind',
  ],
  [object('v1', 'Namespace', {}), { 'spec.finalizers': ['a'] }, 'spec.finalizers[0]'],
  [priorityClass, { value: 1000000001 }, 'value'],
  [priorityClass, { 'metadata.name': 'system-mine' }, 'metadata.name'],
  [priorityClass, { 'metadata.name': 'system-node-critical', value: 2000001000 }, ''],
  [object('coordination.k8s.io/v1', 'Lease', {}), { 'spec.leaseDurationSeconds': 0 }, 'spec.leaseDurationSeconds'],
  [quota, {}, ''],
  [quota, { 'spec.hard': undefined }, ''],
  [
    quota,
    { 'spec.hard': { unknown: '1', pods: '1.5', cpu: '-1', 'a b': '1', 'example.com/x': '1.5' } },
    "spec.hard.cpu spec.hard.pods spec.hard.unknown spec.hard['a b'] spec.hard['example.com/x']",
  ],
  [
    quota,
    { 'spec.hard': { services: '1', pods: '1' }, 'spec.scopes': ['BestEffort', 'NotBestEffort', 'Other'] },
    'spec.scopes[0] spec.scopes[1] spec.scopes[2]',
  ],
  [
    quota,
    {
      'spec.scopeSelector': {
        matchExpressions: [
          { scopeName: 'BestEffort', operator: 'In' },
          { scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] },
        ],
      },
    },
    'spec.scopeSelector.matchExpressions[0].operator spec.scopeSelector.matchExpressions[0].values spec.scopeSelector.matchExpressions[1].values',
  ],
  [quota, { 'spec.hard': {}, 'spec.scopes': ['VolumeAttributesClass'] }, 'spec.scopes[0]', { before: '1.34' }],
  [limits, {}, ''],
  [limits, { 'spec.limits[0].min.cpu': '3' }, 'spec.limits[0].min.cpu'],
  [limits, { 'spec.limits[0].default': { cpu: '500m' } }, 'spec.limits[0].default.cpu'],
  [
    limits,
    {
      'spec.limits[0].default': { 'hugepages-2Mi': '4Mi', 'a.b/c': '2' },
      'spec.limits[0].defaultRequest': { 'hugepages-2Mi': '2Mi', 'a.b/c': '1' },
    },
    "spec.limits[0].defaultRequest['a.b/c'] spec.limits[0].defaultRequest['hugepages-2Mi']",
  ],
  [
    limits,
    { 'spec.limits[0].maxLimitRequestRatio': { cpu: '3', memory: '500m' } },
    'spec.limits[0].maxLimitRequestRatio.cpu spec.limits[0].maxLimitRequestRatio.memory',
  ],
  [limits, { 'spec.limits[0].max.pods': '1' }, 'spec.limits[0].max.pods'],
  [limits, { 'spec.limits[0].type': 'Pod', 'spec.limits[0].default': { cpu: '1' } }, 'spec.limits[0].default'],
  [limits, { 'spec.limits[0]': { type: 'PersistentVolumeClaim', max: { pods: '1' } } }, 'spec.limits[0].max'],
  [
    limits,
    { 'spec.limits': [{ type: 'a' }, { type: 'a.b/c' }, { type: 'a.b/c' }] },
    'spec.limits[0].type spec.limits[2].type',
  ],
];

test.each([...OF_ALL, ...OF_PODS, ...OF_JOBS, ...OF_SERVICES, ...OF_DATA, ...OF_NETWORKS, ...OF_OTHERS])(
  '%j with %j is refused at "%s"',
  (base, changes, paths, { since, before } = {}) => {
    for (const version of MEASURED) {
      const found = validateObject(new Field(edited(base, changes)), version).map(({ path }) => path);
      const isRejected = !(since && isOlder(version, since)) && !(before && !isOlder(version, before));
      const expected = isRejected ? paths : '';
      expect([version, [...new Set(found)].sort()]).toEqual([version, expected.match(PATH)?.sort() ?? []]);
    }
  },
);

test('what is secret is not told', () => {
  const [problem] = validateObject(new Field(edited(secret, { data: { 'a/b': 'c2VjcmV0' } })), NEWEST_MEASURED);
  expect(problem?.value).toBe('…');
});
