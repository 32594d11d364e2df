import { Field } from './field';

const field = new Field({ list: [{ name: 'a' }, { name: null }, 7], 'a/b': 'c', count: 3 });

test('a field has the path by which it was reached', () => {
  expect(field.at('count')).toEqual(new Field(3, 'count'));
  expect(field.at('a/b').path).toBe('a/b');
  expect(new Field({ 'a/b': 1 }, 'labels').at('a/b').path).toBe(`labels['a/b']`);
  expect(field.at('count').issue('less')).toEqual({ path: 'count', value: 3, allowed: 'less' });
});

test('a missing path gives an empty field', () => {
  expect(field.at('none', 'deeper')).toEqual(new Field(undefined, 'none.deeper'));
  expect(field.at('toString').raw).toBeUndefined();
  expect(new Field(null).at('a').raw).toBeUndefined();
  expect(field.at('count').items()).toEqual([]);
  expect(field.at('list').entries()).toEqual([]);
});

test('find visits every item for a star, and leaves out what is not set', () => {
  expect(field.find('list', '*', 'name')).toEqual([new Field('a', 'list[0].name')]);
  expect(field.find('count', '*')).toEqual([]);
});

test('a value is given only by the getter of its type', () => {
  expect([field.at('a/b').string, field.at('a/b').number]).toEqual(['c', undefined]);
  expect([field.at('count').string, field.at('count').number]).toEqual([undefined, 3]);
  expect(field.at('list').map).toBeUndefined();
  expect(new Field({ a: 1 }, 'x').entries()).toEqual([['a', new Field(1, 'x.a')]]);
});

test('scalar gives the text of strings, numbers and booleans', () => {
  expect(['a', 1, false].map((value) => new Field(value).scalar)).toEqual(['a', '1', 'false']);
  expect([undefined, null, {}, ['a']].map((value) => new Field(value).scalar)).toEqual(['', '', '', '']);
});
