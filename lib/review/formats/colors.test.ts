import { createColors } from './colors';

test('colors grave verdicts red and restarts yellow', () => {
  expect(createColors({ isEnabled: true }).byGravity('data-loss', 'x')).toBe('\u001b[31mx\u001b[39m');
  expect(createColors({ isEnabled: true }).byGravity('restart', 'x')).toBe('\u001b[33mx\u001b[39m');
  expect(createColors({ isEnabled: true }).diff('-x')).toBe('\u001b[31m-x\u001b[39m');
  expect(createColors({ isEnabled: true }).diff('+x')).toBe('\u001b[32m+x\u001b[39m');
  expect(createColors({ isEnabled: true }).diff(' x')).toBe(' x');
  expect(createColors({ isEnabled: false }).byGravity('data-loss', 'x')).toBe('x');
});
