import { object, podTemplate, selector, testValidation, type ValidationCase } from '../../../test/validation-cases';

const statefulSet = object('apps/v1', 'StatefulSet', {
  spec: {
    selector,
    template: podTemplate,
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
    template: podTemplate,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
    progressDeadlineSeconds: 60,
  },
});
const replicaSet = object('apps/v1', 'ReplicaSet', { spec: { selector, template: podTemplate } });
const daemonSet = object('apps/v1', 'DaemonSet', {
  spec: {
    selector,
    template: podTemplate,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  },
});

const controller = object('v1', 'ReplicationController', { spec: { selector: { app: 'web' }, template: podTemplate } });

testValidation([
  [controller, {}, ''],
  [controller, { 'spec.replicas': -1, 'spec.minReadySeconds': -1 }, 'spec.replicas spec.minReadySeconds'],
  [controller, { 'spec.selector': undefined, 'spec.template': undefined }, 'spec.selector spec.template'],
  [controller, { 'spec.selector': { app: 'other' } }, 'spec.template.metadata.labels'],
  [controller, { 'spec.template.spec.containers': undefined }, 'spec.template.spec.containers'],
  [object('v1', 'Pod', { spec: podTemplate.spec }), { 'spec.containers': undefined }, 'spec.containers'],
  [statefulSet, {}, ''],
  [statefulSet, { 'spec.selector': undefined }, 'spec.selector'],
  [statefulSet, { 'spec.selector': {} }, 'spec.selector'],
  [statefulSet, { 'spec.selector.matchLabels.app': 'b c' }, 'spec.selector.matchLabels.app'],
  [statefulSet, { 'spec.selector.matchLabels.app': 'other' }, 'spec.template.metadata.labels'],
  ...(['In', 'NotIn', 'Exists', 'DoesNotExist'] as const).map((operator): ValidationCase => {
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
    (maxUnavailable): ValidationCase => [
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
]);
