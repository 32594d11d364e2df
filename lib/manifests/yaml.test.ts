import { inspect } from 'node:util';
import fc from 'fast-check';
import { Lexer } from 'yaml';
import { anyText, TRAPS } from '../../test/generated/text';
import { toYaml } from '../synth';
import { parseDocuments } from './documents';
import { InvalidDocument } from './invalid-document';
import type { ParsedDocument } from './yaml-document';

/** Parses a document. The expected values are those of kubectl 1.34 and 1.36. */
function read(text: string): unknown {
  const documents = parseDocuments(text);
  const rejected = documents.find((document) => document instanceof InvalidDocument);
  if (rejected !== undefined) return `rejected: ${rejected.message}`;
  return documents.map((document) => (document as ParsedDocument).value).filter((value) => value !== null);
}

describe('a plain scalar has the value that kubectl reads:', () => {
  test.each<[string, unknown]>([
    ...['y', 'Y', 'yes', 'on', 'ON', 'true', 'True'].map((word): [string, unknown] => [word, true]),
    ...['n', 'no', 'Off', 'false', 'FALSE'].map((word): [string, unknown] => [word, false]),
    ...['', '~', 'null', 'NULL'].map((word): [string, unknown] => [word, null]),
    ...[
      'oN',
      'tRue',
      'nULL',
      '_1',
      '._5',
      '.5_',
      '08x',
      '0o8',
      '0b2',
      '0x',
      '1:30',
      '190:20:30',
      '2001-01-01',
      '.',
      '1e',
      '1e400',
      '0x1FFFFFFFFFFFFFFFF',
      '=',
      'NaN',
      '1.1.1',
      '1,000',
    ].map((word): [string, unknown] => [word, word]),
    ['0o17', 15],
    ['017', 15],
    ['-017', -15],
    ['0O17', 15],
    ['0b11', 3],
    ['0X1f', 31],
    ['+0x_1', 1],
    ['08', 8],
    ['1_000', 1000],
    ['1_', 1],
    ['.5', 0.5],
    ['.5_0', 0.5],
    ['-.5', -0.5],
    ['5.', 5],
    ['1_0.5_0', 10.5],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['1.10', 1.1],
    ['18446744073709551616', 2 ** 64],
    ['!!str 5', '5'],
    ['!!int "5"', 5],
    ['!!float 5', 5],
    ['!!bool "yes"', true],
    ['!!null ""', null],
    ['!!binary aGVsbG8=', 'hello'],
    ['!foo 5', '5'],
  ])('%p', (text, value) => {
    expect(read(`a: ${text}\n`)).toEqual([{ a: value }]);
    expect(read(`- ${text}\n`)).toEqual([[value]]);
  });

  test.each(['.inf', '-.inf', '.nan', '!!int 5.5', '!!int x', '!!float x', '!!bool 5', '!!null x', '!!binary a'])(
    '%s is rejected',
    (text) => {
      expect(read(`a: ${text}\n`)).toMatch('rejected');
    },
  );
});

describe('a plain key is the string that kubectl makes of it:', () => {
  test.each([
    ['a', 'a'],
    ['y', 'true'],
    ['off', 'false'],
    ['017', '15'],
    ['9007199254740993', '9007199254740993'],
    ['1.10', '1.1'],
    ['1.123456789', '1.1234568'],
    ['-0.0', '-0'],
    ['0.0001', '0.0001'],
    ['0.00001234', '1.234e-05'],
    ['1234567.5', '1.2345675e+06'],
    ['1e100', '.inf'],
    ['-1e100', '-.inf'],
    ['1e20', '1e+20'],
    ['1e-20', '1e-20'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['!!str 5', '5'],
  ])('%s', (text, key) => {
    expect(read(`${text}: 1\n`)).toEqual([{ [key]: 1 }]);
  });

  test.each(['~', '[a]', '{a: b}', '? [a]\n', '18446744073709551615', '!!int x'])('%s is rejected', (text) => {
    expect(read(`${text}: 1\n`)).toMatch('rejected');
  });
});

describe('repeated keys and merged maps have the entry that wins in kubectl:', () => {
  test.each<[string, unknown]>([
    ['a: 1\na: 2', { a: 2 }],
    ['1: a\n"1": b', { 1: 'b' }],
    ['a: {<<: {b: 1}, b: 2}', { a: { b: 2 } }],
    ['a: {b: 2, <<: {b: 1}}', { a: { b: 1 } }],
    ['a: {<<: [{b: 1}, {b: 2, c: 3}]}', { a: { b: 1, c: 3 } }],
    ['a: {"<<": {b: 1}}', { a: { '<<': { b: 1 } } }],
    ['a: {!!str <<: {b: 1}}', { a: { '<<': { b: 1 } } }],
    ['a: {!!merge <<: {b: 1}}', { a: { b: 1 } }],
    ['a: &x {b: 1}\nc: {<<: *x, d: *x}', { a: { b: 1 }, c: { b: 1, d: { b: 1 } } }],
    ['a: &x 1\nb: &x 2\nc: *x', { a: 1, b: 2, c: 2 }],
    ['&a k: &b v\n*a : *b', { k: 'v' }],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual([value]);
  });

  test.each([
    ['a: *x', 'there is no anchor &x before this'],
    ['*x : 1', 'there is no anchor &x before this'],
    ['a: &x [*x]', 'the anchor &x contains itself'],
    ['a: {<<: 5}', '<< merges only a map or a list of maps'],
    ['a: {<<: [1]}', '<< merges only a map or a list of maps'],
  ])('%s is rejected', (text, message) => {
    expect(read(text)).toBe(`rejected: ${message}`);
  });
});

describe('the limit for aliases', () => {
  const tenfold = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`;
  const laughs = ['bcdefghi'].flatMap((names) =>
    [...names].map((name, index) => tenfold(name, String('abcdefgh'[index]))),
  );

  test('accepts 5,000 aliases of one value', () => {
    expect(read(`a: &a {x: 1}\nb:\n${'- *a\n'.repeat(5000)}`)).toEqual([
      { a: { x: 1 }, b: Array(5000).fill({ x: 1 }) },
    ]);
  });

  test('rejects ten aliases that multiply by ten each', () => {
    expect(read(`a: &a [x, x, x, x, x, x, x, x, x, x]\n${laughs.join('')}`)).toBe(
      'rejected: too many of its nodes come from aliases',
    );
  });

  test('rejects a lower share of aliases in a large file', () => {
    const text = `a: &a [${'x,'.repeat(1000)}]\nb:\n${'- *a\n'.repeat(1500)}c: [${'x,'.repeat(300_000)}]`;
    expect(read(text)).toBe('rejected: too many of its nodes come from aliases');
  });
});

describe('documents end as in kubectl:', () => {
  test.each<[string, unknown]>([
    ['', []],
    ['# nothing\n---\n\n--- # more\n', []],
    ['a: 1\n---\nb: 2', [{ a: 1 }, { b: 2 }]],
    ['---\na: 1\n--- # next\nb: 2\n---\n', [{ a: 1 }, { b: 2 }]],
    ['a: 1\r\n---\r\nb: |\r\n  x\r\n  y\r\n', [{ a: 1 }, { b: 'x\ny\n' }]],
    ['a: 1\n...\nb: 2', [{ a: 1 }]],
    ['a: |\n  ---\n  x\n', [{ a: '---\nx\n' }]],
    ['a: x\rb: z', [{ a: 'x', b: 'z' }]],
    ['# c\u0085a: 1', [{ a: 1 }]],
  ])('%p', (text, values) => {
    expect(read(text)).toEqual(values);
  });

  test.each([
    'a: 1\n---x\nb: 2',
    'a: 1\n--- {b: 2}',
    '--- |\n a',
    '%YAML 1.1\n---\na: 1',
    'a: [b\nc: d',
    'a: b: c',
    'a: "b',
  ])('%p is rejected', (text) => {
    expect(read(text)).toMatch('rejected');
  });
});

describe('tabs are accepted where kubectl accepts them:', () => {
  test.each<[string, unknown]>([
    ['a:\tb\t# c', { a: 'b' }],
    ['{\n\ta: 1\n}', { a: 1 }],
    ['a: [\n  b,\n  c\n  ]\t\n', { a: ['b', 'c'] }],
    ['a: |\n  x\n  \ty\n', { a: 'x\n\ty\n' }],
    ['a: |2\n  \tx\n', { a: '\tx\n' }],
    ['a: >-\n\n   x\ty\n', { a: '\nx\ty' }],
    ['a: "\\tb" \n', { a: '\tb' }],
  ])('%p', (text, value) => {
    expect(read(text)).toEqual([value]);
  });

  test.each(['\ta: 1', 'a:\n\tb: 1', '-\ta', 'a: 1\n\t\nb: 2', 'a: |\n  \tx\n', 'a: |\n   x\n \ty\n', '? \ta\n: b'])(
    '%p is rejected',
    (text) => {
      expect(read(text)).toMatch('rejected');
    },
  );
});

describe('characters and escape sequences are those that kubectl accepts:', () => {
  test.each<[string, unknown]>([
    ['"\\x41\\u00e9\\U0001F600\\\\\\"\\n"', 'Aé😀\\"\n'],
    ["'\\u'", '\\u'],
    ['😀 é', '😀 é'],
  ])('%s', (text, value) => {
    expect(read(`a: ${text}`)).toEqual([{ a: value }]);
  });

  test.each(['"\\/"', '"\\ud83d\\ude00"', '"\u0007"', '\u007f', 'x\u2028y', '"x\u2029y"', '\uffff'])(
    '%p is rejected',
    (text) => {
      expect(read(`a: ${text}`)).toMatch('rejected');
    },
  );
});

describe('JSON is parsed as JSON:', () => {
  test.each<[string, unknown]>([
    ['{"a": 1}', [{ a: 1 }]],
    ['{"a":1}{"b":{"c":["}{"]}}\n{"d":"\\ud83d\\ude00\\/"}\n', [{ a: 1 }, { b: { c: ['}{'] } }, { d: '😀/' }]],
    ['{"a": "\u2028"}', [{ a: '\u2028' }]],
    ['{"a": 1}\n---\n{"b": 2}', [{ a: 1 }, { b: 2 }]],
    ['{a: y}\n---\nb: 1', [{ a: true }, { b: 1 }]],
    ['{"__proto__": 1}', [JSON.parse('{"__proto__": 1}')]],
  ])('%s', (text, values) => {
    expect(read(text)).toEqual(values);
  });

  test.each(['{', '{"a":1}]', '{"a": 1e400}', '{"a":1} x'])('%s is rejected', (text) => {
    expect(read(text)).toMatch('rejected');
  });
});

test.each([
  '['.repeat(600) + ']'.repeat(600),
  '{"a":'.repeat(600) + 1 + '}'.repeat(600),
  '['.repeat(20_000) + ']'.repeat(20_000),
])('rejects a document that is nested too deeply', (text) => {
  expect(read(text)).toBe('rejected: it is nested deeper than 500 levels');
});

test.each(TRAPS.map((trap) => [inspect(trap), trap]))('reads a value as synth wrote it: %s', (_, trap) => {
  const objects = [{ [trap]: trap, list: [trap, { [trap]: trap }] }];
  expect(read(toYaml(objects))).toEqual(objects);
});

test('reads any text as synth wrote it, also as a key', () => {
  const value = fc.oneof(
    anyText,
    fc.array(anyText),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
  );
  const object = fc.dictionary(anyText, value, { noNullPrototype: true, maxKeys: 4 });
  fc.assert(
    fc.property(fc.array(object, { maxLength: 3 }), (objects) => {
      expect(read(toYaml(objects))).toEqual(objects);
    }),
    { numRuns: 300 },
  );
});

test('reads any JSON as JSON.parse does, with any white space', () => {
  const space = fc.constantFrom(undefined, 1, '\t');
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 3 }), space, (objects, indent) => {
      const texts = objects.map((object) => JSON.stringify(object, null, indent));
      expect(read(texts.join('\n'))).toEqual(texts.map((text) => JSON.parse(text)));
    }),
  );
});

test('rethrows errors that are no error of the text', () => {
  jest.spyOn(Lexer.prototype, 'lex').mockImplementationOnce(() => {
    throw new TypeError('broken');
  });
  expect(() => read('a:\tb')).toThrow(TypeError);
});
