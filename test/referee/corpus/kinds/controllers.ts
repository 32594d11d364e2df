import { claim, metadata, type Specimen, selector, template } from './specimen';

/** Workloads that keep pods running. */
export const CONTROLLER_SPECIMENS: readonly Specimen[] = [
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
