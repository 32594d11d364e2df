import { compareGates, describeGate } from './gate-changes';

const gate = (isOn: boolean, stage = 'BETA', locked = false) => ({ default: isOn, stage, locked });

test('lists gates that a release switches on or off, and new gates that are on', () => {
  const before = { Same: gate(true), SwitchedOn: gate(false), SwitchedOff: gate(true), Removed: gate(true) };
  const after = {
    Same: gate(true),
    SwitchedOn: gate(true),
    SwitchedOff: gate(false),
    New: gate(true),
    Alpha: gate(false),
  };
  expect(compareGates(before, after).map(({ name }) => name)).toEqual(['New', 'SwitchedOff', 'SwitchedOn']);
});

test.each([
  [undefined, 'none'],
  [gate(false, 'ALPHA'), 'off (alpha)'],
  [gate(true, '', true), 'on (GA, locked)'],
])('describes the feature gate %j as %s', (one, text) => {
  expect(describeGate(one)).toBe(text);
});
