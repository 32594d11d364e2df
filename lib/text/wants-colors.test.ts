import { wantsColors } from './wants-colors';

test('there are colours where there is a terminal that shows them, and nobody said no', () => {
  expect(wantsColors({ isTTY: true }, {})).toBe(true);
  expect(wantsColors({}, {})).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
});
