import { found, object } from '../../../test/objects';
import { checkSize } from './size';

const MOST = 262144;
/** A ConfigMap, and what `kubectl apply` was seen to write beside what is in it. */
const configMap = (text: string) => object('v1', 'ConfigMap', 'web', { data: { k: text } });
const BESIDE =
  'kubectl.kubernetes.io/last-applied-configuration'.length +
  `{"apiVersion":"v1","data":{"k":""},"kind":"ConfigMap","metadata":{"annotations":{},"name":"web","namespace":"${'n'.repeat(63)}"}}\n`
    .length;

test('an object may be as large as kubectl apply can keep', () => {
  expect(found(checkSize, configMap('x'.repeat(MOST - BESIDE)))).toEqual([]);
});

test.each(['x'.repeat(MOST - BESIDE + 1), 'ä'.repeat(MOST / 2), '<'.repeat(MOST / 6), '"'.repeat(MOST / 2)])(
  'and no larger (%#)',
  (text) => {
    expect(found(checkSize, configMap(text))).toEqual([
      expect.stringMatching(
        /^ConfigMap web: the object is '\d+ bytes', and must be at most 262144 bytes with its annotations/,
      ),
    ]);
  },
);

test('its annotations count twice: they are in the copy too', () => {
  const annotated = (length: number) =>
    object('v1', 'ConfigMap', 'web', { metadata: { name: 'web', annotations: { a: 'x'.repeat(length) } } });
  expect(found(checkSize, annotated(MOST / 2 - 200))).toEqual([]);
  expect(found(checkSize, annotated(MOST / 2 - 100))).toHaveLength(1);
});
