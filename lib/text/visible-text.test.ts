import fc from 'fast-check';
import { codePoint } from '../../test/generated/text';
import { escapeInvisible, truncate } from './visible-text';

test.each([
  ['two\nlines', 'two\\nlines'],
  ['a\ttab', 'a\\ttab'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['user\u202eexe.tsj', 'user\\u{202e}exe.tsj'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['no\u00a0break', 'no\\u{a0}break'],
  ['half \ud83d', 'half \\u{d83d}'],
  ['Zürich → 東京 🚀', 'Zürich → 東京 🚀'],
])('%j is shown as %s', (text, shown) => {
  expect(escapeInvisible(text)).toBe(shown);
});

test.each([
  ['::stop-commands::x', '\\u{3a}:stop-commands::x'],
  ['  ::error::x', '  \\u{3a}:error::x'],
  ['a ##[group]', 'a \\u{23}#[group]'],
  ['###[group]', '#\\u{23}#[group]'],
  [' :', ' \\u{3a}'],
  ['fd00::1', 'fd00::1'],
])("%s is shown so that it is no command to GitHub's runner", (text, shown) => {
  expect(escapeInvisible(text)).toBe(shown);
});

const SEEN = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

test('shows any text on one line, with all its characters visible', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (text) => {
      expect(escapeInvisible(text)).toMatch(SEEN);
    }),
  );
});

test('shortens a long text, and never within a character', () => {
  expect(truncate('short', 5)).toBe('short');
  expect(truncate('longer', 5)).toBe('longe…');
  expect(truncate('🚀🚀🚀🚀', 3)).toBe('🚀🚀🚀…');
});
