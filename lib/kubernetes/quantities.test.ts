import { parseQuantity } from '.';

test.each([
  ['1', 1],
  ['+1.5', 1.5],
  ['-1', -1],
  ['.5', 0.5],
  ['1.', 1],
  ['100m', 0.1],
  ['1k', 1000],
  ['1Ki', 1024],
  ['10.5Gi', 10.5 * 2 ** 30],
  ['1G', 1e9],
  ['1E', 1e18],
  ['1Ei', 2 ** 60],
  ['1e3', 1000],
  ['1E-3', 0.001],
])('reads the quantity %s as %d', (quantity, amount) => {
  expect(parseQuantity(quantity)).toBeCloseTo(amount, 10);
});

test.each(['', 'Gi', '1 Gi', '1gi', '1K', '1GB', '1e', '1e3Gi', '1,5', '.', 'NaN', 'Infinity', '0x1', '1\n'])(
  'does not read %p as a quantity',
  (quantity) => {
    expect(parseQuantity(quantity)).toBeNaN();
  },
);
