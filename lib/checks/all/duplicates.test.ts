import { found, inNamespace, object } from '../../../test/objects';
import { checkDuplicates } from './duplicates';

const map = object('v1', 'ConfigMap', 'map');

test.each([
  ['another name', object('v1', 'ConfigMap', 'other')],
  ['another kind', object('v1', 'Secret', 'map')],
  ['another namespace', inNamespace('other', map)],
  ['another API', object('example.com/v1', 'ConfigMap', 'map')],
])('objects differ by %s', (_, other) => {
  expect(found(checkDuplicates, map, other)).toEqual([]);
});

test.each([
  ['the same', map],
  ['the same in another version', object('v2', 'ConfigMap', 'map')],
])('%s is found', (_, twin) => {
  expect(found(checkDuplicates, map, twin)).toEqual([
    "ConfigMap map: metadata.name is 'map', and must be unique for a ConfigMap in its namespace: chart/map has this name",
  ]);
});

test('what is in no namespace is the same whatever it says', () => {
  const high = object('scheduling.k8s.io/v1', 'PriorityClass', 'high');
  expect(found(checkDuplicates, inNamespace('a', high), inNamespace('b', high))).toHaveLength(1);
});

test('what is named by the API server has no twin', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'job-' } };
  expect(found(checkDuplicates, job, job)).toEqual([]);
});
