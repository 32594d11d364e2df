import { canonicalizeQuantity, canonicalizeResourceAmount, quantityInNanos } from './quantity';

test.each([
  ['1Gi', '1Gi'],
  ['1024Mi', '1Gi'],
  ['1073741824', '1073741824'],
  ['1536Mi', '1536Mi'],
  ['1.5Gi', '1536Mi'],
  ['0.5Gi', '512Mi'],
  ['0.5Ki', '512'],
  ['1025Ki', '1025Ki'],
  ['1.0001Ki', '1024102400u'],
  ['1000Mi', '1000Mi'],
  ['100m', '100m'],
  ['0.1', '100m'],
  ['0.100', '100m'],
  ['2.000', '2'],
  ['.1', '100m'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['1000', '1k'],
  ['2000000', '2M'],
  ['1e3', '1e3'],
  ['1.5e3', '1500'],
  ['1e4', '10e3'],
  ['1E-1', '100e-3'],
  ['0', '0'],
  ['0Gi', '0'],
  ['-1', '-1'],
  ['-8Gi', '-8Gi'],
  ['1n', '1n'],
  ['0.0000000001', '1n'],
  ['-0.0000000001', '-1n'],
  ['1E', '1E'],
])('stores the quantity %s as %s', (written, stored) => {
  expect(canonicalizeQuantity(written)).toBe(stored);
});

test.each(['+1', '1.', '5e0', '1.001', '0100m', '01Mi'])('stores the quantity %s as it is written', (written) => {
  expect(canonicalizeQuantity(written)).toBe(written);
});

test.each([
  ['1.0001', '1001m'],
  ['1.0001Ki', '1024103m'],
  ['1n', '1m'],
  ['2e-3', '2e-3'],
  ['100u', '1m'],
  ['1Gi', '1Gi'],
  ['a', undefined],
])('stores the resource amount %s as %s', (written, stored) => {
  expect(canonicalizeResourceAmount(written)).toBe(stored);
});

test.each(['', 'a', '1 Gi', '1gi', '1e', '1e3Gi', '.', '1,5', '1'.repeat(101)])(
  'rejects %j as a quantity',
  (written) => {
    expect(canonicalizeQuantity(written)).toBeUndefined();
  },
);

test('equal quantities have the same number of nanos', () => {
  expect(quantityInNanos('1Gi')).toBe(quantityInNanos('1073741824'));
  expect(quantityInNanos('1Gi')).not.toBe(quantityInNanos('1G'));
});

test('bounds the exponent of a quantity', () => {
  expect(canonicalizeQuantity('1e999999999')).toMatch(/^10*e\d+$/);
});
