import { formatBytes, formatCores, formatCount, formatDuration } from './amounts';

test.each([
  [0, '0 s'],
  [35, '35 s'],
  [94.2, '1 min 35 s'],
  [120, '2 min'],
  [3600, '1 h'],
  [7530, '2 h 5 min'],
])('%p seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0, '0'],
  [1000, '1000'],
  [1.5 * 2 ** 30, '1.5Gi'],
  [2 ** 60, '1Ei'],
  [500e6, '476.84Mi'],
])('%p bytes are %s', (amount, text) => {
  expect(formatBytes(amount)).toBe(text);
});

test.each([
  [0, '0'],
  [0.25, '250m'],
  [0.1 + 0.2, '300m'],
  [1.5, '1500m'],
  [12, '12'],
])('%p cores are %s', (amount, text) => {
  expect(formatCores(amount)).toBe(text);
});

test('formats a count with a singular or a plural', () => {
  expect([0, 1, 1000].map((count) => formatCount(count, 'pod', 'pods'))).toEqual(['0 pods', '1 pod', '1,000 pods']);
});
