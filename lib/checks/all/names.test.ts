import { found, object, statefulSet } from '../../../test/objects';
import { checkNames } from './names';

const claiming = (metadata: object) =>
  statefulSet('web', {}, { volumeClaimTemplates: [{ metadata: { name: 'data', ...metadata } }] });

test.each([
  ['a StatefulSet with a name of 52 characters', statefulSet('a'.repeat(52))],
  [
    'claim templates with legal labels and annotations',
    claiming({ labels: { a: 'b' }, annotations: { 'Ex.com/a': '' } }),
  ],
  ['a ConfigMap with a name of 53 characters', object('v1', 'ConfigMap', 'a'.repeat(53))],
  ['a StatefulSet whose name the API server completes', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: {} }],
])('accepts %s', (_, manifest) => {
  expect(found(checkNames, manifest)).toEqual([]);
});

test('rejects a StatefulSet with a name of 53 characters, since a label of its pods holds it', () => {
  const name = 'a'.repeat(53);
  expect(found(checkNames, statefulSet(name))).toEqual([
    `StatefulSet ${name}: metadata.name is '${name}', and must be a name of 1 to 52 characters, lower-case letters, digits and "-", that begins and ends with a letter or digit: a label of its pods holds it`,
  ]);
});

test.each([
  [{ labels: { a: 'b c' } }, "spec.volumeClaimTemplates[0].metadata.labels.a is 'b c', and must be a label value"],
  [{ labels: { a: 1 } }, 'spec.volumeClaimTemplates[0].metadata.labels.a is 1, and must be a string'],
  [{ annotations: { 'a b': '' } }, "spec.volumeClaimTemplates[0].metadata.annotations['a b'] is '', and must be under"],
])('rejects a claim template with %j, since no claim can have it', (metadata, message) => {
  expect(found(checkNames, claiming(metadata))).toEqual([expect.stringContaining(message)]);
});
