import type { STRING_FORMS } from '../../kubernetes';
import { hasForm } from '../../kubernetes';
import { text } from './scalars';

const a = (count: number) => 'a'.repeat(count);

describe('isName accepts the longest name, and no longer one', () => {
  test.each<[keyof typeof STRING_FORMS, (length: number) => string, number]>([
    ['object', a, 253],
    ['dataKey', a, 253],
    ['label', a, 63],
    ['labelValue', a, 63],
    ['labelKey', a, 63],
    ['labelKey', (length) => `example.com/${a(length)}`, 63],
    ['labelKey', (length) => `${a(length)}/${a(63)}`, 253],
    ['service', a, 63],
    ['port', a, 15],
    ['statefulSet', a, 52],
  ])('%s (%#)', (kind, made, longest) => {
    expect(hasForm(kind, made(1))).toBe(true);
    expect(hasForm(kind, made(longest))).toBe(true);
    expect(hasForm(kind, made(longest + 1))).toBe(false);
  });
});

test.each<[keyof typeof STRING_FORMS, boolean, string[]]>([
  ['labelValue', true, ['', 'a', 'A_b.c-D']],
  ['labelValue', false, ['-a', 'a-', 'a b', 'ä']],
  ['labelKey', false, ['', '/a', 'a/', 'a/b/c', 'A/b', '-a', 'a-']],
  ['object', false, ['', 'A', 'a..b', '.a', 'a.', 'a_b', '-a']],
  ['dataKey', true, ['.a', 'a..b', 'A_b-c']],
  ['dataKey', false, ['', '.', '..', '..a', 'a/b', 'a b']],
])('isName for %s gives %p for each of %j', (kind, expected, names) => {
  for (const name of names) expect([name, hasForm(kind, name)]).toEqual([name, expected]);
});

test('text rejects half of a surrogate pair', () => {
  expect(text('😀')).toEqual([]);
  expect(text('\ud83d')).toEqual([{ path: '', value: '\ud83d', allowed: 'a string of whole characters' }]);
});
