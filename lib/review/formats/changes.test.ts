import { numberedNames, objectReport } from '../../../test/reports';
import { plainText } from '../../text';
import { describeFieldChange } from './changes';

const shown = (before: unknown, after: unknown, kind = 'ConfigMap') =>
  describeFieldChange({ path: '/a', before, after, effect: 'in-place' }, objectReport(kind, 'a'), plainText);

test.each([
  [2, 3, '/a: 2 → 3'],
  ['2', 'a\n', '/a: "2" → "a\\n"'],
  [undefined, 'a\nb', '/a: added, "a\\nb"'],
  [['a'], undefined, '/a: removed, was ["a"]'],
  [undefined, undefined, '/a'],
  [['a'], ['b'], '/a: ["a"] → ["b"]'],
  [
    numberedNames('a', 50),
    'b\nc',
    `/a: ${plainText.name(JSON.stringify(numberedNames('a', 50)).slice(0, 100))}… → "b\\nc"`,
  ],
])('describes the change from %j to %j as %s', (before, after, text) => {
  expect(shown(before, after)).toEqual({ text });
});

test('shortens long values to their difference', () => {
  const long = 'x'.repeat(200);
  expect(shown(`${long}1${long}`, `${long}2`)).toEqual({
    text: `/a: …${'x'.repeat(20)}1${'x'.repeat(79)}… → …${'x'.repeat(20)}2"`,
  });
  expect(shown(long, `${long}2`).text).toBe(`/a: …${'x'.repeat(20)}" → …${'x'.repeat(20)}2"`);
  expect(shown(long, long).text).toBe(`/a: …${'x'.repeat(19)}" → …${'x'.repeat(19)}"`);
});

describe('values with several lines', () => {
  const file = numberedNames('line', 60);

  test('shows the lines that differ and the lines around them', () => {
    expect(shown(file.join('\n'), file.with(9, 'other').join('\n'))).toEqual({
      text: '/a: 1 line removed, 1 line added',
      lines: ['@@ -8,5 +8,5 @@', ' line-7', ' line-8', '-line-9', '+other', ' line-10', ' line-11'],
    });
    expect(shown('a\nb\n', 'a\n').text).toBe('/a: 1 line removed');
    expect(shown('a\n', 'a\nb\nc\n').text).toBe('/a: 2 lines added');
  });

  test('shows that a text has no line break at its end', () => {
    expect(shown('a\nb\n', 'a\nb').lines?.at(-1)).toBe('\\ No newline at end of file');
  });

  test('compares long lists and maps as YAML', () => {
    const rules = file.map((name) => ({ host: name }));
    expect(shown(rules, rules.slice(1))).toEqual({
      text: '/a: 1 line removed',
      lines: ['@@ -1,3 +1,2 @@', '-- host: line-0', ' - host: line-1', ' - host: line-2'],
    });
  });

  test('escapes invisible characters and shortens long lines of a diff', () => {
    const { lines } = shown('a\nb', `a\n\u202e\u001b[2J${'c'.repeat(500)}`);
    expect(lines?.find((line) => line.startsWith('+'))).toMatch(/^\+\\u\{202e\}\\u\{1b\}\[2Jc{100,160}…$/);
  });

  test('shows the first lines of a long diff and counts the others', () => {
    const { text, lines = [] } = shown(file.join('\n'), file.map((line) => line.toUpperCase()).join('\n'));
    expect(text).toBe('/a: 60 lines removed, 60 lines added');
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toMatch(/^… \d+ more lines of this diff$/);
  });

  test('shows no diff of texts that have little in common', () => {
    const [one, other] = [numberedNames('one', 500), numberedNames('other', 300)].map(
      (lines) => `${lines.join('\n')}\n`,
    );
    expect(shown(one, other)).toEqual({ text: '/a: rewritten, 500 lines before, 300 lines after' });
  });

  test('shows no line of a Secret', () => {
    expect(shown('a\nb', 'a\nc', 'Secret')).toEqual({ text: '/a: … → …' });
  });
});
