import { found, inNamespace, object } from '../../../test/objects';
import { checkDuplicates } from './duplicates';

const map = object('v1', 'ConfigMap', 'map');

test.each([
  ['the name', object('v1', 'ConfigMap', 'other')],
  ['the kind', object('v1', 'Secret', 'map')],
  ['the namespace', inNamespace('other', map)],
  ['the API group', object('example.com/v1', 'ConfigMap', 'map')],
])('accepts two objects that differ in %s', (_, other) => {
  expect(found(checkDuplicates, map, other)).toEqual([]);
});

test.each([
  ['an object that occurs twice', map],
  ['an object that occurs in two API versions', object('v2', 'ConfigMap', 'map')],
])('reports %s', (_, twin) => {
  expect(found(checkDuplicates, map, twin)).toEqual([
    "ConfigMap map: metadata.name is 'map', and must be unique for a ConfigMap in its namespace: chart/map has this name",
  ]);
});

test('reports two cluster-scoped objects of the same name in different namespaces', () => {
  const high = object('scheduling.k8s.io/v1', 'PriorityClass', 'high');
  expect(found(checkDuplicates, inNamespace('a', high), inNamespace('b', high))).toHaveLength(1);
});

test('accepts two objects with generateName', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'job-' } };
  expect(found(checkDuplicates, job, job)).toEqual([]);
});
