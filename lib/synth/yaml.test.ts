import { inspect } from 'node:util';
import fc from 'fast-check';
import { type Document, parseAllDocuments } from 'yaml';
import { anyText, TRAPS } from '../../test/generated/text';
import { toYaml } from './yaml';

/** Returns the documents that a parser of this YAML version reads. */
function read(text: string, version: '1.1' | '1.2'): unknown[] {
  const documents = parseAllDocuments(text, { version }) as Document.Parsed[];
  expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  return documents.map((document) => document.toJS());
}

describe.each(['1.1', '1.2'] as const)('a parser of YAML %s', (version) => {
  test.each(TRAPS.map((trap) => [inspect(trap), trap]))('reads the ambiguous string %s back unchanged', (_, trap) => {
    const objects = [{ [trap]: trap, list: [trap, { [trap]: trap }] }];
    expect(read(toYaml(objects), version)).toEqual(objects);
  });

  test('reads any text back unchanged, as value and as key', () => {
    const value = fc.oneof(anyText, fc.array(anyText), fc.dictionary(anyText, anyText, { noNullPrototype: true }));
    const object = fc.dictionary(anyText, value, { noNullPrototype: true, maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 3 }), (objects) => {
        expect(read(toYaml(objects), version)).toEqual(objects);
      }),
      { numRuns: 500 },
    );
  });

  test('reads numbers, booleans and empty values back unchanged', () => {
    const objects = [{ a: 1, b: 0.5, c: -7, d: 1e21, e: true, f: false, g: '', h: {}, i: [] }];
    expect(read(toYaml(objects), version)).toEqual(objects);
  });

  test('reads the key __proto__ back as an ordinary key', () => {
    const [object] = read(toYaml([JSON.parse('{"__proto__":"x"}')]), version);
    expect(Object.entries(Object(object))).toEqual([['__proto__', 'x']]);
  });
});

describe('YAML for readers', () => {
  test.each([
    [
      'unambiguous strings without quotes',
      { a: 'nginx:1.25', b: '/data', c: 'a b' },
      'a: nginx:1.25\nb: /data\nc: a b\n',
    ],
    ['text of several lines as a block', { a: 'one\ntwo\n' }, 'a: |\n  one\n  two\n'],
    ['long text on one line', { a: 'x '.repeat(200).trim() }, `a: ${'x '.repeat(200).trim()}\n`],
    ['ambiguous strings in quotes', { a: 'no', b: '0o17' }, 'a: "no"\nb: "0o17"\n'],
    ['invisible characters as escapes', { a: 'x\u2028y\u200bz' }, 'a: "x\\u2028y\\u200bz"\n'],
  ])('writes %s', (_, object, text) => {
    expect(toYaml([object])).toBe(text);
  });

  test.each(['0_O0', '3E_+4', '-_0x_1', '0b-1', '0o+7', '._5', '1_000', '='])(
    'quotes %s, which kubectl or another parser reads as a number',
    (text) => {
      expect(toYaml([{ [text]: text }])).toBe(`"${text}": "${text}"\n`);
    },
  );

  test('writes an object that occurs twice without an alias', () => {
    const labels = { app: 'web' };
    expect(toYaml([{ a: labels, b: labels }])).toBe('a:\n  app: web\nb:\n  app: web\n');
  });
});
