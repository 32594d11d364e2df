import { isObject, isSame, listOf, mapOf, objectOf, omitKeys } from '.';

test('JSON values are equal whatever the order of their keys', () => {
  expect(isSame({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1 }, { b: 1 }],
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [['a'], ['a', 'b']],
  [{ 0: 'a' }, ['a']],
  ['1', 1],
  [null, undefined],
])('JSON values %j and %j differ', (one, other) => {
  expect(isSame(one, other)).toBe(false);
});

test('an object made of entries keeps a key __proto__', () => {
  const object = objectOf([['__proto__', 'a']]);
  expect(Object.hasOwn(object, '__proto__')).toBe(true);
  expect(omitKeys(object, ['__proto__'])).toEqual({});
});

test('lists and null are no objects', () => {
  expect([{}, [], null, 'a'].map(isObject)).toEqual([true, false, false, false]);
  expect([mapOf({ a: 1 }), mapOf([1]), mapOf(undefined)]).toEqual([{ a: 1 }, {}, {}]);
  expect([listOf([1]), listOf({ a: 1 }), listOf(undefined)]).toEqual([[1], [], []]);
});
