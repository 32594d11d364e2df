import { wantsColors } from './terminal';

test('uses colors on a terminal that supports them, unless NO_COLOR is set', () => {
  expect(wantsColors({ isTTY: true }, {})).toBe(true);
  expect(wantsColors({}, {})).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
});
