import { found, object } from '../../../test/objects';
import { checkSize } from './size';

const MOST = 262144;
/** A ConfigMap, and the bytes that `kubectl apply` stores in addition to its data. */
const configMap = (text: string) => object('v1', 'ConfigMap', 'web', { data: { k: text } });
const BESIDE =
  'kubectl.kubernetes.io/last-applied-configuration'.length +
  `{"apiVersion":"v1","data":{"k":""},"kind":"ConfigMap","metadata":{"annotations":{},"name":"web","namespace":"${'n'.repeat(63)}"}}\n`
    .length;

test('accepts the largest object that kubectl apply can store', () => {
  expect(found(checkSize, configMap('x'.repeat(MOST - BESIDE)))).toEqual([]);
});

test.each(['x'.repeat(MOST - BESIDE + 1), 'ä'.repeat(MOST / 2), '<'.repeat(MOST / 6), '"'.repeat(MOST / 2)])(
  'reports an object that is too large for kubectl apply (%#)',
  (text) => {
    expect(found(checkSize, configMap(text))).toEqual([
      expect.stringMatching(
        /^ConfigMap web: the object is '\d+ bytes', and must be at most 262144 bytes with its annotations/,
      ),
    ]);
  },
);

test('counts annotations twice, because kubectl apply stores a copy of them', () => {
  const annotated = (length: number) =>
    object('v1', 'ConfigMap', 'web', { metadata: { name: 'web', annotations: { a: 'x'.repeat(length) } } });
  expect(found(checkSize, annotated(MOST / 2 - 200))).toEqual([]);
  expect(found(checkSize, annotated(MOST / 2 - 100))).toHaveLength(1);
});
