import fc from 'fast-check';
import { hostileText as hostile } from '../../test/hostile-reports';
import { formatCodeBlock, formatHtmlName, formatHtmlSentence, markdownText } from './markdown';

const CODE_SPAN = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g;
test.each([
  ['web-0', '`web-0`'],
  ['', '`""`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  [' padded ', '`  padded  `'],
  ['a|b', '`a\\u{7c}b`'],
  ['two\nlines', '`two\\nlines`'],
])('the name %j is written as %s', (name, written) => {
  expect(markdownText.name(name)).toBe(written);
});

test.each([
  ['No pod can be made, since 2 ports have one name.', 'No pod can be made, since 2 ports have one name.'],
  ["name is 'tmp', and must differ", "name is `'tmp'`, and must differ"],
  ['(see spec.ports[0].name)', '(see `spec.ports[0].name`)'],
  ['ask @admin #1 in <b> now', 'ask `@admin #1` in `<b>` now'],
  ['two  spaces', 'two spaces'],
  ['run `kubectl delete pod/a -n b`: it waits', 'run `kubectl delete pod/a -n b`: it waits'],
  ['`a|b`', '`a\\u{7c}b`'],
  ['`a` `b``c` @d`e`', '`a` `b` `c` `@d` `e`'],
  ['one ` alone', 'one `` ` `` alone'],
  ['', ''],
])('quotes the parts of the sentence %j that are no plain words', (sentence, written) => {
  expect(markdownText.sentence(sentence)).toBe(written);
});

test('shows any name as one code span in Markdown', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(markdownText.name(text).replace(CODE_SPAN, '')).toBe('');
    }),
  );
});

test('shows only words of a sentence outside of code spans in Markdown', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const outside = markdownText.sentence(text).replace(CODE_SPAN, ' ');
      expect(outside).toMatch(/^[\p{L}\d ().,:;–'-]*$/u);
      expect(outside).not.toMatch(/\d{7}|www|:[^\s:;,.)]|\w[.@]\w|-\d/);
    }),
  );
});

test('escapes bars of names and sentences in tables', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(markdownText.name(text) + markdownText.sentence(text)).not.toMatch(/[|\r\n]/);
    }),
  );
});

test('shows commands in a code block that none of them ends', () => {
  expect(formatCodeBlock(['# Why.', 'kubectl apply -f dist/'])).toBe('```sh\n# Why.\nkubectl apply -f dist/\n```');
  fc.assert(
    fc.property(hostile, (text) => {
      const [first = '', inside = '', last = '', ...others] = formatCodeBlock([text]).split('\n');
      expect(first).toBe(`${last}sh`);
      expect(last).toMatch(/^`{3,}$/);
      expect(inside).not.toContain(last);
      expect(others).toEqual([]);
    }),
  );
});

test('escapes <, > and & in sentences in HTML', () => {
  expect(formatHtmlSentence('grow <b> to `a & b`: now')).toBe(
    'grow <code>&lt;b&gt;</code> to <code>a &amp; b</code>: now',
  );
});

test('escapes <, > and & in names in HTML', () => {
  expect(formatHtmlName('</summary>&#64;')).toBe('<code>&lt;/summary&gt;&amp;#64;</code>');
});
