import { colors } from './colors';

test('what is grave is red, what restarts is yellow', () => {
  expect(colors(true).as('data-loss', 'x')).toBe('\u001b[31mx\u001b[39m');
  expect(colors(true).as('restart', 'x')).toBe('\u001b[33mx\u001b[39m');
  expect(colors(true).diff('-x')).toBe('\u001b[31m-x\u001b[39m');
  expect(colors(true).diff('+x')).toBe('\u001b[32m+x\u001b[39m');
  expect(colors(true).diff(' x')).toBe(' x');
  expect(colors(false).as('data-loss', 'x')).toBe('x');
});
