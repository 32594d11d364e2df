import { createColors } from './colors';

test('what is grave is red, what restarts is yellow', () => {
  expect(createColors(true).byGravity('data-loss', 'x')).toBe('\u001b[31mx\u001b[39m');
  expect(createColors(true).byGravity('restart', 'x')).toBe('\u001b[33mx\u001b[39m');
  expect(createColors(true).diff('-x')).toBe('\u001b[31m-x\u001b[39m');
  expect(createColors(true).diff('+x')).toBe('\u001b[32m+x\u001b[39m');
  expect(createColors(true).diff(' x')).toBe(' x');
  expect(createColors(false).byGravity('data-loss', 'x')).toBe('x');
});
