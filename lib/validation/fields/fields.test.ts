import { Field, type FieldRule } from '..';
import * as f from '.';

/** The paths of the issues that a rule finds in a value, by Kubernetes 1.35. */
const pathsOf = (rule: FieldRule, value: unknown, version: '1.34' | '1.35' = '1.35'): string[] =>
  rule(new Field(value), version).map(({ path }) => path);

/** The values that a rule allows, if it rejects the value. */
const allowedBy = (rule: FieldRule, value: unknown): string[] =>
  rule(new Field(value, 'a'), '1.35').map(({ allowed }) => allowed);

const isOne: FieldRule = f.refine(({ raw }) => raw === 1, 'one');

describe('combinators', () => {
  test('object applies its rules to keys that are not set as well, in the order of the rules', () => {
    expect(pathsOf(f.object({ b: isOne, a: isOne }), { a: 2 })).toEqual(['b', 'a']);
    expect(pathsOf(f.object({ a: isOne }), 'no map')).toEqual(['a']);
  });

  test('allOf reports the issues of all rules', () => {
    expect(pathsOf(f.allOf(f.object({ a: isOne }), f.object({ b: isOne })), {})).toEqual(['a', 'b']);
    expect(pathsOf(f.allOf(isOne, f.any), 2)).toEqual(['']);
  });

  test.each([
    ['undefined', undefined, { optional: false, emptyOr: false, required: true, forbidden: false }],
    ['null', null, { optional: false, emptyOr: false, required: true, forbidden: false }],
    ['an empty string', '', { optional: true, emptyOr: false, required: true, forbidden: true }],
    ['an empty list', [], { optional: true, emptyOr: false, required: true, forbidden: true }],
    ['false', false, { optional: true, emptyOr: true, required: true, forbidden: true }],
    ['a value that passes', 1, { optional: false, emptyOr: false, required: false, forbidden: true }],
  ])('%s is set or not, and empty or not', (_, value, isRejected) => {
    const isRejectedBy = (rule: FieldRule) => pathsOf(rule, value).length > 0;
    expect({
      optional: isRejectedBy(f.optional(isOne)),
      emptyOr: isRejectedBy(f.emptyOr(isOne)),
      required: isRejectedBy(f.required('a number', isOne)),
      forbidden: isRejectedBy(f.forbidden('there is another')),
    }).toEqual(isRejected);
  });

  test('required and forbidden say why', () => {
    expect(allowedBy(f.required('the name'), undefined)).toEqual(['given: the name']);
    expect(allowedBy(f.forbidden('there is another'), 1)).toEqual(['left out: there is another']);
  });

  test('when applies its rule only to fields that pass the test', () => {
    const rule = f.when(f.equals('type', 'A', 'B'), f.object({ a: isOne }));
    expect([pathsOf(rule, { type: 'B' }), pathsOf(rule, { type: 'C' })]).toEqual([['a'], []]);
    const unset = f.when(f.not(f.has('b')), f.object({ a: isOne }));
    expect([pathsOf(unset, {}), pathsOf(unset, { b: 0 })]).toEqual([['a'], []]);
  });

  test('since applies one rule from a version on, and another before it', () => {
    const rule = f.since('1.35', f.object({ later: isOne }), f.object({ before: isOne }));
    expect([pathsOf(rule, {}, '1.35'), pathsOf(rule, {}, '1.34')]).toEqual([['later'], ['before']]);
    expect(pathsOf(f.since('1.35', isOne), 2, '1.34')).toEqual([]);
  });
});

describe('lists', () => {
  test('array applies its rule to each item, and accepts what is no list', () => {
    expect(pathsOf(f.array(isOne), [1, 2, null])).toEqual(['[1]', '[2]']);
    expect(pathsOf(f.array(isOne), 2)).toEqual([]);
  });

  test('nonEmptyArray rejects a list without items', () => {
    expect(allowedBy(f.nonEmptyArray('the rules'), [])).toEqual(['a list of at least one: the rules']);
    expect(allowedBy(f.nonEmptyArray('the rules', isOne), undefined)).toHaveLength(1);
    expect(pathsOf(f.nonEmptyArray('the rules', isOne), [2])).toEqual(['[0]']);
  });

  test('maxItems rejects a longer list', () => {
    expect(allowedBy(f.maxItems(1), [1, 2])).toEqual(['a list of at most 1 items']);
    expect([allowedBy(f.maxItems(2), [1, 2]), allowedBy(f.maxItems(1), undefined)]).toEqual([[], []]);
  });

  test('uniqueItems and uniqueBy reject every value after the first, and say where the first is', () => {
    expect(pathsOf(f.uniqueItems, ['a', 'b', 'a', '', ''])).toEqual(['[2]']);
    expect(f.uniqueBy('name')(new Field([{ name: 'a' }, {}, {}, { name: 'a' }], 'list'), '1.35')).toEqual([
      { path: 'list[3].name', value: 'a', allowed: 'given once: list[0].name has it already' },
    ]);
  });

  test('uniqueBy can compare more than the key, and shows the value of the key', () => {
    const rule = f.uniqueBy('port', (item) => `${item.at('port').scalar}/${item.at('protocol').scalar}`);
    const ports = [{ port: 1, protocol: 'TCP' }, { protocol: 'TCP' }, { port: 1, protocol: 'UDP' }];
    expect(pathsOf(rule, ports)).toEqual([]);
    expect(rule(new Field([...ports, ports[0]]), '1.35')).toMatchObject([{ path: '[3].port', value: 1 }]);
  });
});

describe('maps', () => {
  test('keys rejects entries by their key, and values by their value', () => {
    const keys = f.keys((key) => key !== 'b', 'another key');
    expect(keys(new Field({ a: 1, b: 2 }), '1.35')).toEqual([{ path: 'b', value: 2, allowed: 'under another key' }]);
    expect(pathsOf(f.values(isOne), { a: 1, b: 2 })).toEqual(['b']);
  });

  test('exactlyOneOf wants one of its keys, atMostOneOf accepts none', () => {
    const [one, most] = [f.exactlyOneOf(['a', 'b', 'c']), f.atMostOneOf(['a', 'b', 'c'])];
    expect([pathsOf(one, {}), pathsOf(one, { b: 0 }), pathsOf(one, { c: 1, a: 2 })]).toEqual([[''], [], ['c']]);
    expect([pathsOf(most, {}), pathsOf(most, { b: 0 }), pathsOf(most, { c: 1, a: 2 })]).toEqual([[], [], ['c']]);
  });
});

describe('scalars', () => {
  test('enumOf accepts its values, some only from a version on', () => {
    const rule = f.enumOf(['', 'A', { value: 'B', since: '1.35' }]);
    expect(['A', '', 'B'].flatMap((value) => pathsOf(rule, value))).toEqual([]);
    expect(pathsOf(rule, 'B', '1.34')).toEqual(['']);
    expect(allowedBy(rule, 'C')).toEqual(['one of "", A, B']);
    expect(allowedBy(f.enumOf(['A']), undefined)).toEqual(['A']);
  });

  test('integer accepts the ends of its range', () => {
    const rule = f.integer({ min: 1, max: 3 });
    expect([1, 3, 0, 4, 1.5, '2', undefined].map((value) => pathsOf(rule, value).length)).toEqual([
      0, 0, 1, 1, 1, 1, 1,
    ]);
    expect(allowedBy(rule, 0)).toEqual(['a whole number from 1 to 3']);
  });

  test('name and pattern accept strings of a form, and maxLength shorter ones', () => {
    expect(['a', 'A', 1].map((value) => pathsOf(f.name('label'), value).length)).toEqual([0, 1, 1]);
    const rule = f.pattern({ pattern: /^a+$/, maxLength: 2, words: 'one or two a' });
    expect(['aa', 'aaa', 'b'].map((value) => allowedBy(rule, value))).toEqual([[], ['one or two a'], ['one or two a']]);
    expect(allowedBy(f.maxLength(1), 'aa')).toEqual(['at most 1 characters']);
  });
});
