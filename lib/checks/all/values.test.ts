import { found, object } from '../../../test/objects';
import { checkValues } from './values';

const holding = (data: unknown) => object('v1', 'ConfigMap', 'web', { data });

test.each([{}, { a: 'text', '😀': '😀', b: 1e300, c: -0, d: true, e: null, f: undefined, g: [[], 'x'] }])(
  'accepts the data %j',
  (data) => {
    expect(found(checkValues, holding(data))).toEqual([]);
  },
);

test.each([
  [{ a: '\ud83d' }, "data.a is '\\ud83d', and must be a string of whole characters"],
  [{ a: ['x', { b: Number.NaN }] }, 'data.a[1].b is NaN, and must be a finite number'],
  [{ a: Number.POSITIVE_INFINITY }, 'data.a is Infinity, and must be a finite number'],
  [{ a: 1n }, 'data.a is 1n, and must be a string, a number, true, false, a list or a map'],
  [{ a: () => 1 }, 'data.a is [Function: a], and must be a string, a number, true, false, a list or a map'],
  [{ '\udc00': 'x' }, "data['\udc00'] is 'x', and must be under a key of whole characters"],
])('reports a value that YAML cannot represent (%#)', (data, finding) => {
  expect(found(checkValues, holding(data))).toEqual([`ConfigMap web: ${finding}`]);
});
