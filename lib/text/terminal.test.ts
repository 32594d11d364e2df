import { canUseColors } from './terminal';

test('uses colors on a terminal that supports them, unless NO_COLOR is set', () => {
  expect(canUseColors({ isTTY: true }, {})).toBe(true);
  expect(canUseColors({}, {})).toBe(false);
  expect(canUseColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(canUseColors({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(canUseColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
});
