import { colors, wantsColors } from './colors';

test('there are colours where there is a terminal that shows them, and nobody said no', () => {
  expect(wantsColors({ isTTY: true }, {})).toBe(true);
  expect(wantsColors({}, {})).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
});

test('what is grave is red, what restarts is yellow', () => {
  expect(colors(true).as('data-loss', 'x')).toBe('\u001b[31mx\u001b[39m');
  expect(colors(true).as('restart', 'x')).toBe('\u001b[33mx\u001b[39m');
  expect(colors(false).as('data-loss', 'x')).toBe('x');
});
