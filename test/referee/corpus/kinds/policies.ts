import { metadata, type Specimen } from './specimen';

/** Kinds by which an administrator sets classes and limits. */
export const POLICY_SPECIMENS: readonly Specimen[] = [
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
