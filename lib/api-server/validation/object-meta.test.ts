import { object, testValidation } from '../../../test/validation-cases';

const map = object('v1', 'ConfigMap', { data: { a: 'x' } });
const service = object('v1', 'Service', {
  spec: { type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] },
});
const budget = object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1 } });
const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', controller: true };

testValidation([
  [map, { 'metadata.name': undefined }, 'metadata.name'],
  [map, { 'metadata.name': 'A' }, 'metadata.name'],
  [map, { 'metadata.name': undefined, 'metadata.generateName': 'a-' }, ''],
  [map, { 'metadata.generateName': 'A-' }, 'metadata.generateName'],
  [map, { 'metadata.name': 'A', 'metadata.generateName': 'a-' }, 'metadata.name'],
  [map, { 'metadata.name': undefined, 'metadata.generateName': 'a..' }, 'metadata.generateName'],
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
  [object('example.com/v1', 'Thing', {}), {}, ''],
  [
    object('example.com/v1', 'Thing', {}),
    {
      'metadata.labels': { a: '-' },
      'metadata.annotations': { 'a b': '' },
      'metadata.namespace': 'a.b',
      'metadata.name': '',
    },
    "metadata.labels.a metadata.annotations['a b'] metadata.namespace metadata.name",
  ],
  [object('v1', 'ServiceAccount', {}), {}, ''],
]);
