import type { KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';

/** An object that API servers take from a version on, with as many fields as go together. */
export interface Specimen {
  readonly name: string;
  readonly since?: KubernetesVersion;
  readonly manifest: Manifest;
  /** Fields to change besides one field at a time: each a change of its own. */
  readonly edits?: readonly (readonly (readonly [path: string, value: unknown])[])[];
}

const labels = { app: 'web', 'app.kubernetes.io/name': 'web' };
const richMetadata = {
  name: 'web',
  labels,
  annotations: { 'example.com/Note': 'a note' },
  finalizers: ['example.com/kept'],
};
const metadata = { name: 'web', labels: { app: 'web' } };
const selector = {
  matchLabels: { app: 'web' },
  matchExpressions: [
    { key: 'tier', operator: 'In', values: ['back', 'front'] },
    { key: 'old', operator: 'DoesNotExist' },
    { key: 'app', operator: 'Exists' },
    { key: 'app', operator: 'NotIn', values: ['other'] },
  ],
};
const template = {
  metadata: { labels: { app: 'web', tier: 'back' }, annotations: { 'example.com/checksum': 'abc' } },
  spec: {
    containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }] }],
    volumes: [{ name: 'scratch', emptyDir: {} }],
  },
};
const claim = {
  accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
  resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
  storageClassName: 'fast',
  volumeMode: 'Filesystem',
  selector,
  dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'yesterday' },
};
const owner = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: 'web',
  uid: '0b5b5b5b-1111-4222-8333-444444444444',
  controller: true,
};

const services: readonly Specimen[] = [
  {
    name: 'ordinary',
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...richMetadata, ownerReferences: [owner] },
      spec: {
        selector: labels,
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'example.com/http' },
          { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
        ],
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        externalIPs: ['198.51.100.7', '2001:db8::7'],
        publishNotReadyAddresses: true,
        internalTrafficPolicy: 'Local',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
      },
    },
    edits: [
      [['metadata.name', '3scale']],
      [['metadata.name', 'a'.repeat(63)]],
      [
        ['metadata.generateName', 'web-'],
        ['metadata.name', undefined],
      ],
      [
        ['metadata.generateName', 'Web-'],
        ['metadata.name', undefined],
      ],
      [['metadata.generateName', 'Web-']],
      [
        ['metadata.generateName', 'a'.repeat(80)],
        ['metadata.name', undefined],
      ],
      [['metadata.resourceVersion', '17']],
      [['metadata.uid', '17']],
      [['metadata.finalizers', ['orphan', 'foregroundDeletion']]],
      [['metadata.ownerReferences', [owner, { ...owner, name: 'other' }]]],
      [['metadata.ownerReferences', [{ ...owner, apiVersion: 'v1', kind: 'Event' }]]],
      [['metadata.annotations', { a: 'x'.repeat(262144) }]],
      [['metadata.annotations', { a: 'x'.repeat(262143) }]],
      [
        [
          'metadata.annotations',
          { 'service.kubernetes.io/topology-mode': 'Auto', 'service.kubernetes.io/topology-aware-hints': 'Disabled' },
        ],
      ],
      [['spec.ports', []]],
      [
        ['spec.ports[1].port', 80],
        ['spec.ports[1].protocol', 'TCP'],
      ],
      [['spec.ports[1].port', 80]],
      [['spec.ports[0].nodePort', 31001]],
      [
        ['spec.type', 'NodePort'],
        ['spec.ports[0].nodePort', 31001],
        ['spec.ports[1].nodePort', 31001],
        ['spec.ports[1].protocol', 'TCP'],
      ],
      [
        ['spec.type', 'NodePort'],
        ['spec.externalTrafficPolicy', 'Local'],
      ],
      [
        ['spec.type', 'NodePort'],
        ['spec.externalTrafficPolicy', 'None'],
      ],
      [
        ['spec.type', 'NodePort'],
        ['spec.clusterIP', 'None'],
      ],
      [
        ['spec.type', 'NodePort'],
        ['spec.healthCheckNodePort', 31002],
      ],
      [
        ['spec.type', 'LoadBalancer'],
        ['spec.clusterIP', 'None'],
      ],
      [['spec.type', 'ExternalName']],
      [
        ['spec.type', 'ExternalName'],
        ['spec.externalName', 'example.com.'],
        ['spec.ipFamilies', undefined],
        ['spec.ipFamilyPolicy', undefined],
      ],
      [
        ['spec.type', 'ExternalName'],
        ['spec.externalName', 'example.com'],
        ['spec.ipFamilies', undefined],
      ],
      [
        ['spec.type', 'ExternalName'],
        ['spec.externalName', 'Example.com'],
        ['spec.ipFamilies', undefined],
        ['spec.ipFamilyPolicy', undefined],
      ],
      [
        ['spec.type', 'ExternalName'],
        ['spec.externalName', '192.0.2.1'],
        ['spec.ipFamilies', undefined],
        ['spec.ipFamilyPolicy', undefined],
      ],
      [
        ['spec.type', 'ExternalName'],
        ['spec.ipFamilies', undefined],
        ['spec.ipFamilyPolicy', undefined],
      ],
      [
        ['spec.type', 'ExternalName'],
        ['spec.externalName', 'example.com'],
        ['spec.clusterIP', 'None'],
        ['spec.ipFamilies', undefined],
        ['spec.ipFamilyPolicy', undefined],
      ],
      [['spec.clusterIP', 'None']],
      [
        ['spec.clusterIP', 'None'],
        ['spec.ports', undefined],
      ],
      [['spec.clusterIP', 'none']],
      [['spec.clusterIP', '10.1.2']],
      [
        ['spec.clusterIP', 'None'],
        ['spec.clusterIPs', ['None', '10.96.1.1']],
      ],
      [['spec.clusterIPs', ['None']]],
      [
        ['spec.clusterIP', 'None'],
        ['spec.clusterIPs', ['10.96.1.1']],
      ],
      [['spec.externalTrafficPolicy', 'Local']],
      [
        ['spec.externalTrafficPolicy', 'Local'],
        ['spec.externalIPs', undefined],
      ],
      [['spec.allocateLoadBalancerNodePorts', true]],
      [['spec.loadBalancerClass', 'example.com/class']],
      [['spec.loadBalancerSourceRanges', ['10.0.0.0/8']]],
      [['spec.healthCheckNodePort', 31003]],
      [['spec.externalName', 'example.com']],
      [['spec.externalName', 'Not A Name']],
      [['spec.sessionAffinity', 'None']],
      [['spec.sessionAffinityConfig.clientIP.timeoutSeconds', 86401]],
      ...[
        '127.0.0.1',
        '0.0.0.0',
        '::',
        '::1',
        '169.254.1.1',
        'fe80::1',
        '224.0.0.1',
        '239.0.0.1',
        'ff02::1',
        '010.0.0.1',
        '::ffff:1.2.3.4',
        '1.2.3.4.5',
        'fe80::1%eth0',
        '1::2::3',
        '1:2:3:4:5:6:1.2.3.4',
      ].map((ip) => [['spec.externalIPs', [ip]] as const]),
    ],
  },
  {
    name: 'load balancer',
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: {
        type: 'LoadBalancer',
        ports: [{ port: 80 }],
        loadBalancerClass: 'example.com/class',
        loadBalancerSourceRanges: ['10.0.0.0/8', ' 192.0.2.0/24 '],
        loadBalancerIP: '198.51.100.8',
        allocateLoadBalancerNodePorts: false,
        externalTrafficPolicy: 'Local',
      },
    },
    edits: [
      [['spec.ports[0].port', 10250]],
      [
        ['spec.externalTrafficPolicy', 'Cluster'],
        ['spec.healthCheckNodePort', 31003],
      ],
      ...[
        '10.0.0.0',
        '10.0.0.1/8',
        '10.0.0.0/33',
        '010.0.0.0/8',
        '10.0.0.0/08',
        '::/0',
        '2001:db8::1/64',
        '::ffff:10.0.0.0/104',
        'x',
      ].map((range) => [['spec.loadBalancerSourceRanges', [range]] as const]),
    ],
  },
  {
    name: 'headless',
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { clusterIP: 'None', selector: { app: 'web' }, ports: [{ port: 80 }] },
    },
  },
  {
    name: 'of later versions',
    since: '1.34',
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { trafficDistribution: 'PreferSameZone', ports: [{ port: 80 }] },
    },
    edits: [[['spec.trafficDistribution', 'PreferClose']], [['spec.trafficDistribution', 'PreferSameNode']]],
  },
];

const controllers: readonly Specimen[] = [
  {
    name: 'StatefulSet',
    manifest: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: {
        replicas: 3,
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
        serviceName: 'web',
        podManagementPolicy: 'Parallel',
        ordinals: { start: 1 },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: 2 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
        selector,
        template: {
          ...template,
          spec: {
            ...template.spec,
            containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
          },
        },
        volumeClaimTemplates: [
          { metadata: { name: 'data', labels: { app: 'web' } }, spec: claim },
          {
            metadata: { name: 'scratch' },
            spec: { accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: 1 } } },
          },
        ],
      },
    },
    edits: [
      [['metadata.name', 'a'.repeat(63)]],
      [['metadata.name', 'a.b']],
      [['spec.updateStrategy', { type: 'OnDelete' }]],
      [['spec.updateStrategy.type', 'OnDelete']],
      [['spec.updateStrategy', { type: 'Recreate' }]],
      [['spec.updateStrategy.rollingUpdate.maxUnavailable', '0%']],
      [['spec.template.spec.restartPolicy', 'Never']],
      [['spec.template.spec.activeDeadlineSeconds', 5]],
      [['spec.template.metadata.labels', { app: 'other', tier: 'back' }]],
      [['spec.template.metadata.labels', { app: 'web', tier: 'middle' }]],
      [['spec.template.metadata.labels', { app: 'web', tier: 'back', old: 'x' }]],
      [['spec.selector', {}]],
      [
        ['spec.selector.matchLabels', {}],
        ['spec.selector.matchExpressions', []],
      ],
      [['spec.volumeClaimTemplates[0].spec.accessModes', ['ReadWriteOncePod', 'ReadWriteOnce']]],
      [['spec.volumeClaimTemplates[0].spec.resources.requests.storage', '0']],
      [['spec.volumeClaimTemplates[0].spec.resources.requests.storage', '-1']],
      [['spec.volumeClaimTemplates[0].metadata.name', undefined]],
      [['spec.volumeClaimTemplates', undefined]],
    ],
  },
  {
    name: 'Deployment',
    manifest: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 3,
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
        progressDeadlineSeconds: 60,
        paused: true,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
        selector,
        template,
      },
    },
    edits: [
      [['spec.progressDeadlineSeconds', 5]],
      [['spec.strategy.type', 'Recreate']],
      [['spec.strategy', { type: 'Recreate' }]],
      ...[
        [0, 0],
        ['0%', '0%'],
        [0, '0%'],
        ['101%', 0],
        [1, '101%'],
        ['x', 1],
        ['1.5%', 1],
        ['1', 1],
      ].map(([maxUnavailable, maxSurge]) => [['spec.strategy.rollingUpdate', { maxUnavailable, maxSurge }] as const]),
      [['spec.template.spec.restartPolicy', 'Never']],
      [['spec.template.spec.activeDeadlineSeconds', 5]],
      [['spec.template.metadata.labels.app', 'other']],
    ],
  },
  {
    name: 'ReplicaSet',
    manifest: {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata,
      spec: { replicas: 3, minReadySeconds: 5, selector, template },
    },
  },
  {
    name: 'DaemonSet',
    manifest: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata,
      spec: {
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%', maxSurge: 0 } },
        selector,
        template,
      },
    },
    edits: [
      [['spec.updateStrategy', { type: 'OnDelete' }]],
      [['spec.updateStrategy.type', 'OnDelete']],
      ...[
        [0, 0],
        [1, 1],
        [0, 1],
        ['0%', '10%'],
        ['101%', 0],
        [0, '101%'],
        ['x', 0],
      ].map(([maxUnavailable, maxSurge]) => [
        ['spec.updateStrategy.rollingUpdate', { maxUnavailable, maxSurge }] as const,
      ]),
      [['spec.selector', {}]],
    ],
  },
];

const jobTemplate = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
const failures = {
  rules: [
    { action: 'FailJob', onExitCodes: { containerName: 'web', operator: 'In', values: [1, 42] } },
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
  ],
};

const jobs: readonly Specimen[] = [
  {
    name: 'Job',
    manifest: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata,
      spec: {
        parallelism: 2,
        completions: 4,
        completionMode: 'Indexed',
        activeDeadlineSeconds: 60,
        backoffLimit: 3,
        ttlSecondsAfterFinished: 60,
        suspend: true,
        podFailurePolicy: failures,
        template: jobTemplate,
      },
    },
    edits: [
      [['metadata.name', 'a'.repeat(62)]],
      [['metadata.name', 'a.b']],
      [
        ['metadata.name', 'a'.repeat(64)],
        ['spec.completionMode', 'NonIndexed'],
      ],
      [
        ['metadata.name', 'a.b'],
        ['spec.completionMode', 'NonIndexed'],
      ],
      [['spec.completionMode', 'NonIndexed']],
      [['spec.completions', undefined]],
      [['spec.parallelism', 100001]],
      [['spec.template.spec.restartPolicy', 'OnFailure']],
      [
        ['spec.template.spec.restartPolicy', 'OnFailure'],
        ['spec.podFailurePolicy', undefined],
      ],
      [['spec.template.spec.restartPolicy', 'Always']],
      [['spec.template.spec.restartPolicy', undefined]],
      [['spec.selector', { matchLabels: { app: 'web' } }]],
      [['spec.selector', {}]],
      [
        ['spec.selector', { matchLabels: { app: 'web' } }],
        ['spec.manualSelector', true],
      ],
      [
        ['spec.selector', { matchLabels: { app: 'other' } }],
        ['spec.manualSelector', true],
      ],
      [['spec.manualSelector', true]],
      [['spec.template.metadata.labels.job-name', 'other']],
      [['spec.template.metadata.labels.job-name', 'web']],
      [['spec.template.metadata.labels.controller-uid', 'x']],
      [['spec.podFailurePolicy.rules[0].onExitCodes.values', [0]]],
      [['spec.podFailurePolicy.rules[0].onExitCodes.values', [42, 1]]],
      [['spec.podFailurePolicy.rules[0].onExitCodes.values', Array.from({ length: 256 }, (_, code) => code + 1)]],
      [['spec.podFailurePolicy.rules[0].onExitCodes', undefined]],
      [['spec.podFailurePolicy.rules[0].onPodConditions', failures.rules[1]?.onPodConditions]],
      [['spec.podFailurePolicy.rules[0].action', 'FailIndex']],
      [['spec.podFailurePolicy.rules', Array(21).fill(failures.rules[1])]],
    ],
  },
  {
    name: 'Job of later versions',
    since: '1.34',
    manifest: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'web' },
      spec: {
        completions: 4,
        completionMode: 'Indexed',
        backoffLimitPerIndex: 1,
        maxFailedIndexes: 2,
        podReplacementPolicy: 'Failed',
        managedBy: 'example.com/controller',
        successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 2 }, { succeededCount: 1 }] },
        template: jobTemplate,
      },
    },
    edits: [
      [['spec.backoffLimitPerIndex', undefined]],
      [['spec.maxFailedIndexes', 5]],
      [['spec.podReplacementPolicy', 'TerminatingOrFailed']],
      [
        ['spec.podReplacementPolicy', 'TerminatingOrFailed'],
        ['spec.podFailurePolicy', { rules: [failures.rules[1]] }],
      ],
      [['spec.completions', 100001]],
      [
        ['spec.completions', 100001],
        ['spec.maxFailedIndexes', undefined],
      ],
      [
        ['spec.completions', 100001],
        ['spec.maxFailedIndexes', 10001],
        ['spec.parallelism', 10001],
      ],
      [['spec.completionMode', 'NonIndexed']],
      ...['', '0', '3', '4', '1-0', '1-1', '0-3', '0,0', '2,1', 'x', '1-', '1-2-3', ',', '0-1,1'].map((indexes) => [
        ['spec.successPolicy.rules', [{ succeededIndexes: indexes }]] as const,
      ]),
      [['spec.successPolicy.rules', [{ succeededIndexes: '0', succeededCount: 2 }]]],
      [['spec.successPolicy.rules', [{ succeededCount: 5 }]]],
      [['spec.successPolicy.rules', Array(21).fill({ succeededCount: 1 })]],
      [['spec.podFailurePolicy', { rules: [{ ...failures.rules[0], action: 'FailIndex' }] }]],
      [['spec.managedBy', `example.com/${'x'.repeat(52)}`]],
    ],
  },
  {
    name: 'CronJob',
    manifest: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: {
        schedule: '*/5 1-3,7 * jan-MAR mon',
        timeZone: 'Europe/Berlin',
        startingDeadlineSeconds: 60,
        concurrencyPolicy: 'Forbid',
        suspend: true,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 1,
        jobTemplate: { metadata: { labels }, spec: { parallelism: 1, template: jobTemplate } },
      },
    },
    edits: [
      [['metadata.name', 'a'.repeat(52)]],
      [['metadata.name', 'a'.repeat(53)]],
      [['metadata.name', 'a.b']],
      [['spec.jobTemplate.spec.selector', { matchLabels: { app: 'web' } }]],
      [['spec.jobTemplate.spec.manualSelector', true]],
      [['spec.jobTemplate.metadata.labels', { 'a b': 'c d' }]],
      ...[
        '@daily',
        '@every 1h30m',
        '@every 1x',
        '@every 0',
        '@every',
        '@reboot',
        '@Daily',
        '* * * *',
        '* * * * * *',
        '60 * * * *',
        '* 24 * * *',
        '* * 0 * *',
        '* * 32 * *',
        '* * * 0 *',
        '* * * 13 *',
        '* * * * 7',
        '* * * * 6',
        '5-1 * * * *',
        '*/0 * * * *',
        '1/2 * * * *',
        '1-2-3 * * * *',
        '*/1/2 * * * *',
        '? * * * ?',
        '*-5 * * * *',
        ', * * * *',
        ',1 * * * *',
        '+1 * * * *',
        '-1 * * * *',
        'a * * * *',
        '* * * foo *',
        ' * * * * *',
        'TZ=Europe/Berlin * * * * *',
        'CRON_TZ=UTC * * * * *',
        'TZ=Nowhere * * * * *',
        '*/99 * * * *',
        '* * * * sun-sat',
      ].map((schedule) => [['spec.schedule', schedule] as const]),
      ...['TZ=Europe/Berlin * * * * *', 'CRON_TZ=UTC @daily', 'TZ=Nowhere * * * * *'].map((schedule) => [
        ['spec.schedule', schedule] as const,
        ['spec.timeZone', undefined] as const,
      ]),
      ...[
        'UTC',
        'Etc/UTC',
        'US/Eastern',
        'europe/berlin',
        'Local',
        'Nowhere',
        '',
        '+01:00',
        'GMT+0',
        'EST5EDT',
        'Etc/GMT+5',
        '../etc',
        'CET',
        'America/Argentina/Buenos_Aires',
        'Asia/Kolkata',
        'Asia/Calcutta',
        'Z',
        'utc',
      ].map((timeZone) => [['spec.timeZone', timeZone] as const]),
    ],
  },
];

const configuration: readonly Specimen[] = [
  {
    name: 'ConfigMap',
    manifest: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'a.conf': 'x', B_2: 'y', empty: '' },
      binaryData: { image: 'AAEC' },
      immutable: true,
    },
    edits: [
      [['binaryData', { 'a.conf': 'AAEC' }]],
      ...['', '.', '..', '...', '..a', 'a/b', 'a b', '-', '_', 'ä', 'a'.repeat(253), 'a'.repeat(254)].map((key) => [
        ['data', { [key]: 'x' }] as const,
      ]),
      [['binaryData', { 'a/b': 'AAEC' }]],
      [['data', { a: 'x'.repeat(1024 * 1024 - 3) }]],
      [['data', { a: 'x'.repeat(1024 * 1024) }]],
      [
        ['data', { a: 'x'.repeat(1024 * 1024 + 1) }],
        ['binaryData', undefined],
      ],
    ],
  },
  {
    name: 'Secret',
    manifest: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata,
      type: 'Opaque',
      data: { password: 'c2VjcmV0' },
      stringData: { user: 'me' },
      immutable: false,
    },
    edits: [
      [['data', { 'a/b': '' }]],
      [['stringData', { 'a/b': '' }]],
      [
        ['data', { a: Buffer.alloc(1024 * 1024).toString('base64') }],
        ['stringData', undefined],
      ],
      [
        ['data', { a: Buffer.alloc(1024 * 1024).toString('base64') }],
        ['stringData', { a: '' }],
      ],
      [
        ['data', { a: Buffer.alloc(1024 * 1024 + 1).toString('base64') }],
        ['stringData', undefined],
      ],
      [['type', 'kubernetes.io/tls']],
      [
        ['type', 'kubernetes.io/tls'],
        ['data', { 'tls.crt': '' }],
      ],
      [
        ['type', 'kubernetes.io/tls'],
        ['data', { 'tls.crt': '' }],
        ['stringData', { 'tls.key': '' }],
      ],
      [['type', 'kubernetes.io/dockerconfigjson']],
      ...['{}', 'null', '[]', '1', 'x', '', '{"auths":{}}'].map((json) => [
        ['type', 'kubernetes.io/dockerconfigjson'] as const,
        ['stringData', { '.dockerconfigjson': json }] as const,
      ]),
      ...['{}', '[]'].map((json) => [
        ['type', 'kubernetes.io/dockercfg'] as const,
        ['data', { '.dockercfg': Buffer.from(json).toString('base64') }] as const,
      ]),
      [['type', 'kubernetes.io/dockercfg']],
      [['type', 'kubernetes.io/basic-auth']],
      [
        ['type', 'kubernetes.io/basic-auth'],
        ['data', undefined],
        ['stringData', undefined],
      ],
      [
        ['type', 'kubernetes.io/basic-auth'],
        ['data', { username: '' }],
      ],
      [['type', 'kubernetes.io/ssh-auth']],
      [
        ['type', 'kubernetes.io/ssh-auth'],
        ['data', { 'ssh-privatekey': '' }],
      ],
      [
        ['type', 'kubernetes.io/ssh-auth'],
        ['data', { 'ssh-privatekey': 'AA==' }],
      ],
      [['type', 'kubernetes.io/service-account-token']],
      [
        ['type', 'kubernetes.io/service-account-token'],
        ['metadata.annotations', { 'kubernetes.io/service-account.name': 'default' }],
      ],
      [['type', 'example.com/own']],
      [['type', undefined]],
    ],
  },
  {
    name: 'PersistentVolumeClaim',
    manifest: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { ...claim, volumeName: 'volume' } },
    edits: [
      [['metadata.name', 'a.b']],
      [['spec.accessModes', ['ReadWriteOncePod']]],
      [['spec.accessModes', ['ReadWriteOncePod', 'ReadWriteOncePod']]],
      [['spec.accessModes', ['ReadWriteOncePod', 'ReadWriteMany']]],
      [['spec.resources', undefined]],
      [['spec.storageClassName', '']],
      [['spec.volumeMode', 'Block']],
      [['spec.dataSource', { kind: 'PersistentVolumeClaim', name: 'other' }]],
      [['spec.dataSource', { kind: 'Other', name: 'other' }]],
      [
        ['spec.dataSource', undefined],
        ['spec.dataSourceRef', { apiGroup: 'example.com', kind: 'Other', name: 'other' }],
      ],
      [['spec.dataSourceRef', { apiGroup: 'example.com', kind: 'Other', name: 'other' }]],
      [['spec.dataSourceRef', claim.dataSource]],
      [
        ['spec.dataSource', undefined],
        ['spec.dataSourceRef', { apiGroup: 'Not A Group', kind: 'Other', name: 'other' }],
      ],
      ...['0', '-1Gi', '1m', '0.5', '1.5Gi', 1].map((storage) => [
        ['spec.resources.requests.storage', storage] as const,
      ]),
    ],
  },
  {
    name: 'PodDisruptionBudget',
    manifest: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { minAvailable: 1, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
    edits: [
      [['metadata.name', 'Not.A-Name_At all']],
      [['metadata.name', 'a/b']],
      [['spec.maxUnavailable', 1]],
      ...['50%', '101%', '100%', '-1%', '5', 'x', '', '0%', '00%', 0, -1].flatMap((value) => [
        [['spec.minAvailable', value] as const],
        [['spec.minAvailable', undefined] as const, ['spec.maxUnavailable', value] as const],
      ]),
      [['spec.selector', {}]],
      [['spec', undefined]],
    ],
  },
];

const others: readonly Specimen[] = [
  {
    name: 'Pod',
    manifest: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { ...template.spec, hostname: 'web', subdomain: 'web' },
    },
  },
  {
    name: 'HorizontalPodAutoscaler',
    manifest: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
          {
            type: 'Pods',
            pods: { metric: { name: 'hits', selector }, target: { type: 'AverageValue', averageValue: '5' } },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
              metric: { name: 'hits' },
              target: { type: 'Value', value: '5' },
            },
          },
          {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '5' } },
          },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              container: 'web',
              target: { type: 'AverageValue', averageValue: '5Mi' },
            },
          },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 60,
            selectPolicy: 'Min',
            policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
          },
          scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
        },
      },
    },
    edits: [
      [['spec.maxReplicas', 1]],
      [['spec.metrics[0].resource.target.averageValue', '5']],
      [['spec.metrics[3].external.target.value', '5']],
      [['spec.metrics[2].object.target.averageValue', '5']],
      [['spec.metrics[0].pods', { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '5' } }]],
      [['spec.metrics[0].type', 'Pods']],
      [['spec.metrics', [{}]]],
      [['spec.behavior.scaleUp.stabilizationWindowSeconds', 3601]],
      [['spec.behavior.scaleUp.policies[0].periodSeconds', 1801]],
      ...['v1', 'apps/v1/x', '', '/v1', 'apps/', 'apps'].flatMap((version) => [
        [['spec.scaleTargetRef.apiVersion', version] as const],
        [['spec.metrics[2].object.describedObject.apiVersion', version] as const],
      ]),
      [['spec.metrics[4].containerResource.name', 'gpu']],
      [['spec.metrics[0].resource.name', 'gpu']],
    ],
  },
  {
    name: 'HorizontalPodAutoscaler v1',
    manifest: {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        minReplicas: 1,
        maxReplicas: 3,
        targetCPUUtilizationPercentage: 50,
      },
    },
  },
  {
    name: 'NetworkPolicy',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: selector,
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [{ protocol: 'TCP', port: 80, endPort: 90 }, { port: 'http' }, {}],
            from: [
              { podSelector: selector, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
          },
        ],
        egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32' } }], ports: [{ protocol: 'UDP', port: 53 }] }],
      },
    },
    edits: [
      [['spec.ingress[0].from', [{}]]],
      [['spec.ingress[0].from', [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }]]],
      [['spec.ingress[0].ports[0].endPort', 70]],
      [['spec.ingress[0].ports[1].endPort', 70]],
      [['spec.ingress[0].ports[2].endPort', 70]],
      [['spec.policyTypes', ['Ingress', 'Egress', 'Ingress']]],
      ...['11.0.0.0/16', '10.0.0.0/8', '10.0.0.0/7', '10.1.0.5/16', '2001:db8::/64', '10.1.0.0', 'x'].map((except) => [
        ['spec.ingress[0].from[1].ipBlock.except', [except]] as const,
      ]),
      ...['10.0.0.1/8', '10.0.0.0', '010.0.0.0/8', '::ffff:10.0.0.0/104', ''].map((cidr) => [
        ['spec.ingress[0].from[1].ipBlock.cidr', cidr] as const,
      ]),
    ],
  },
  {
    name: 'Ingress',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'nginx',
        defaultBackend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } },
        rules: [
          {
            host: 'www.example.com',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
                { path: '/x', pathType: 'Exact', backend: { service: { name: 'web', port: { name: 'http' } } } },
                { pathType: 'ImplementationSpecific', backend: { service: { name: 'web', port: { number: 80 } } } },
              ],
            },
          },
          { host: '*.example.com' },
        ],
        tls: [{ hosts: ['www.example.com', '*.example.com'], secretName: 'certificate' }],
      },
    },
    edits: [
      [['spec.rules', undefined]],
      [
        ['spec.rules', undefined],
        ['spec.defaultBackend', undefined],
      ],
      [['spec.rules[0].http.paths', []]],
      ...[
        'x',
        '//',
        '/a//b',
        '/./a',
        '/a/..',
        '/a/.',
        '/..',
        '/a/../b',
        '/%2f',
        '/a%2Fb',
        '/a.b',
        '/.a',
        '/a..',
      ].flatMap((path) => [
        [['spec.rules[0].http.paths[0].path', path] as const],
        [['spec.rules[0].http.paths[2].path', path] as const],
      ]),
      ...[
        '10.1.2.3',
        '::1',
        '*',
        '*.a.*.b',
        'a.*',
        'www.*.com',
        '*.*.com',
        '*example.com',
        'WWW.example.com',
        '-a.example.com',
        'a.example.com.',
        '*.',
        'a_b.example.com',
        '010.1.2.3',
      ].flatMap((host) => [[['spec.rules[0].host', host] as const], [['spec.tls[0].hosts', [host]] as const]]),
      [['spec.rules[0].http.paths[0].backend.resource', { kind: 'Bucket', name: 'files' }]],
      [['spec.rules[0].http.paths[0].backend.service.port.name', 'http']],
      [['spec.rules[0].http.paths[0].backend.service.name', '3scale']],
      [['metadata.annotations', { 'kubernetes.io/ingress.class': 'other' }]],
      [['metadata.annotations', { 'kubernetes.io/ingress.class': 'nginx' }]],
    ],
  },
  {
    name: 'IngressClass',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata,
      spec: {
        controller: 'example.com/controller',
        parameters: { apiGroup: 'example.com', kind: 'Parameters', name: 'all', scope: 'Namespace', namespace: 'web' },
      },
    },
    edits: [
      [['spec.parameters.scope', 'Cluster']],
      [
        ['spec.parameters.namespace', undefined],
        ['spec.parameters.scope', undefined],
      ],
      [['spec.controller', 'example.com']],
      [['spec.controller', 'example.com/']],
      [['spec.controller', '/a']],
      [['spec.controller', 'example.com/a b']],
      [['spec.controller', `example.com/${'x'.repeat(250)}`]],
    ],
  },
  {
    name: 'ServiceAccount',
    manifest: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
      secrets: [{ name: 'a' }],
      imagePullSecrets: [{ name: 'b' }],
      automountServiceAccountToken: false,
    },
  },
  {
    name: 'Role',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['web-0'], verbs: ['get'] }],
    },
    edits: [
      [['metadata.name', 'Any: name']],
      [['metadata.name', 'a/b']],
      [['metadata.name', 'a%b']],
      [['metadata.name', '..']],
      [['metadata.name', 'a'.repeat(254)]],
      [['rules', [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }]]],
      [['rules', undefined]],
    ],
  },
  {
    name: 'ClusterRole',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
        { nonResourceURLs: ['/healthz'], verbs: ['get'] },
      ],
      aggregationRule: { clusterRoleSelectors: [selector] },
    },
    edits: [[['rules[1].resources', ['pods']]], [['rules[1].apiGroups', ['']]], [['aggregationRule', {}]]],
  },
  {
    name: 'RoleBinding',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'view' },
      subjects: [
        { kind: 'ServiceAccount', name: 'web' },
        { kind: 'User', name: 'Somebody Else', apiGroup: 'rbac.authorization.k8s.io' },
        { kind: 'Group', name: 'all' },
      ],
    },
    edits: [[['roleRef.kind', 'ClusterRole']], [['subjects[0].apiGroup', 'rbac.authorization.k8s.io']]],
  },
  {
    name: 'ClusterRoleBinding',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'web' }],
    },
    edits: [[['roleRef.kind', 'Role']]],
  },
  {
    name: 'Namespace',
    manifest: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { ...metadata, name: 'kindval-none' },
      spec: { finalizers: ['kubernetes', 'example.com/x'] },
    },
  },
  {
    name: 'StorageClass',
    manifest: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata,
      provisioner: 'Example.com/disk',
      parameters: { type: 'fast' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      mountOptions: ['ro'],
    },
    edits: [
      [['parameters', { '': 'x' }]],
      [['parameters', { x: 'x'.repeat(262144) }]],
      [['parameters', Object.fromEntries(Array.from({ length: 513 }, (_, n) => [`k${n}`, '']))]],
      [['reclaimPolicy', 'Recycle']],
    ],
  },
  {
    name: 'PriorityClass',
    manifest: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata,
      value: 1000,
      globalDefault: false,
      preemptionPolicy: 'Never',
      description: 'x',
    },
    edits: [
      [['value', 1000000000]],
      [['value', 1000000001]],
      [['metadata.name', 'system-mine']],
      [['metadata.name', 'system-node-critical']],
      [['value', undefined]],
    ],
  },
  {
    name: 'ResourceQuota',
    manifest: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      spec: {
        hard: { pods: '5', 'requests.cpu': '1', 'limits.memory': '1Gi' },
        scopes: ['NotTerminating'],
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
      },
    },
    edits: [
      [
        [
          'spec',
          {
            hard: {
              services: '5',
              'count/jobs.batch': '1',
              'requests.nvidia.com/gpu': '1',
              'requests.storage': '1Gi',
              'hugepages-2Mi': '2Mi',
              'fast.storageclass.storage.k8s.io/requests.storage': '1Gi',
            },
          },
        ],
      ],
      ...[
        'unknown',
        'storage',
        'example.com/x',
        'a b',
        'kubernetes.io/x',
        'count/x',
        'requests.hugepages-2Mi',
        'limits.hugepages-2Mi',
        'requests.example.com/x',
      ].map((name) => [['spec', { hard: { [name]: '1' } }] as const]),
      ...['pods', 'example.com/x', 'count/x', 'cpu', 'requests.example.com/x'].map((name) => [
        ['spec', { hard: { [name]: '1.5' } }] as const,
      ]),
      [['spec', { hard: { cpu: '-1' } }]],
      [['spec.scopes', ['BestEffort', 'NotBestEffort']]],
      [['spec.scopes', ['Terminating', 'NotTerminating']]],
      [['spec.scopes', ['BestEffort']]],
      [['spec', { hard: { pods: '1' }, scopes: ['BestEffort'] }]],
      [['spec.hard', { services: '1' }]],
      [
        [
          'spec',
          {
            hard: { persistentvolumeclaims: '1' },
            scopeSelector: { matchExpressions: [{ scopeName: 'VolumeAttributesClass', operator: 'Exists' }] },
          },
        ],
      ],
      [['spec.scopeSelector.matchExpressions', [{ scopeName: 'BestEffort', operator: 'In', values: ['x'] }]]],
      [['spec.scopeSelector.matchExpressions', [{ scopeName: 'PriorityClass', operator: 'Exists', values: ['x'] }]]],
      [['spec.scopeSelector.matchExpressions', [{ scopeName: 'CrossNamespacePodAffinity', operator: 'Exists' }]]],
    ],
  },
  {
    name: 'LimitRange',
    manifest: {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      spec: {
        limits: [
          {
            type: 'Container',
            min: { cpu: '100m' },
            defaultRequest: { cpu: '200m' },
            default: { cpu: '300m' },
            max: { cpu: '1' },
            maxLimitRequestRatio: { cpu: '2' },
          },
          { type: 'Pod', max: { memory: '1Gi' } },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
        ],
      },
    },
    edits: [
      [['spec.limits[0].min.cpu', '2']],
      [['spec.limits[0].min.cpu', '250m']],
      [['spec.limits[0].default.cpu', '150m']],
      [['spec.limits[0].default.cpu', '2']],
      [['spec.limits[0].max.cpu', '150m']],
      [['spec.limits[0].maxLimitRequestRatio.cpu', '11']],
      [['spec.limits[0].maxLimitRequestRatio.cpu', '0.5']],
      [['spec.limits[1].default', { memory: '1Gi' }]],
      [['spec.limits[1].defaultRequest', { memory: '1Gi' }]],
      [['spec.limits[1].type', 'Container']],
      [['spec.limits[1].type', 'example.com/x']],
      [['spec.limits[1].max', { pods: '1' }]],
      [['spec.limits[1].max', { 'example.com/x': '1' }]],
      [['spec.limits[1].max', { 'requests.example.com/x': '1' }]],
      [['spec.limits[1].max', { 'kubernetes.io/x': '1' }]],
      [['spec.limits[2].min', { pods: '1' }]],
      [
        [
          'spec.limits[0]',
          { type: 'Container', default: { 'example.com/x': '2' }, defaultRequest: { 'example.com/x': '1' } },
        ],
      ],
      [
        [
          'spec.limits[0]',
          { type: 'Container', default: { 'hugepages-2Mi': '4Mi' }, defaultRequest: { 'hugepages-2Mi': '2Mi' } },
        ],
      ],
    ],
  },
  {
    name: 'Lease',
    manifest: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata,
      spec: { holderIdentity: 'me', leaseDurationSeconds: 5, leaseTransitions: 1 },
    },
  },
];

/** Objects of the kinds whose rules are known. */
export const KIND_SPECIMENS: readonly Specimen[] = [...services, ...controllers, ...jobs, ...configuration, ...others];
