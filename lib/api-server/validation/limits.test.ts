import { object, testValidation } from '../../../test/validation-cases';

const priorityClass = object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 });
const quota = object('v1', 'ResourceQuota', {
  spec: { hard: { pods: '5', 'count/jobs.batch': '1', 'hugepages-2Mi': '2Mi' } },
});
const limits = object('v1', 'LimitRange', {
  spec: { limits: [{ type: 'Container', min: { cpu: '1' }, max: { cpu: '2' } }] },
});

testValidation([
  [object('v1', 'Namespace', {}), { 'spec.finalizers': ['a'] }, 'spec.finalizers[0]'],
  [priorityClass, {}, ''],
  [priorityClass, { value: 1000000001 }, 'value'],
  [priorityClass, { 'metadata.name': 'system-mine' }, 'metadata.name'],
  [priorityClass, { 'metadata.name': 'system-node-critical', value: 2000001000 }, ''],
  [object('coordination.k8s.io/v1', 'Lease', {}), { 'spec.leaseDurationSeconds': 0 }, 'spec.leaseDurationSeconds'],
  [quota, {}, ''],
  [quota, { 'spec.hard': { 'requests.hugepages-2Mi': '2Mi' } }, ''],
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
  [limits, { 'spec.limits[0].maxLimitRequestRatio': { cpu: '2' } }, ''],
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
]);
