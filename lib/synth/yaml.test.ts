import { inspect } from 'node:util';
import fc from 'fast-check';
import { type Document, parseAllDocuments } from 'yaml';
import { anyText, TRAPS } from '../../test/generated/text';
import { toYaml } from './yaml';

/** What a reader of this version of YAML finds in a text. */
function read(text: string, version: '1.1' | '1.2'): unknown[] {
  const documents = parseAllDocuments(text, { version }) as Document.Parsed[];
  expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  return documents.map((document) => document.toJS());
}

describe.each(['1.1', '1.2'] as const)('whoever reads YAML %s', (version) => {
  test.each(TRAPS.map((trap) => [inspect(trap), trap]))('finds %s where it was written', (_, trap) => {
    const objects = [{ [trap]: trap, list: [trap, { [trap]: trap }] }];
    expect(read(toYaml(objects), version)).toEqual(objects);
  });

  test('finds any text where it was written, as a key too', () => {
    const value = fc.oneof(anyText, fc.array(anyText), fc.dictionary(anyText, anyText, { noNullPrototype: true }));
    const object = fc.dictionary(anyText, value, { noNullPrototype: true, maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 3 }), (objects) => {
        expect(read(toYaml(objects), version)).toEqual(objects);
      }),
      { numRuns: 500 },
    );
  });

  test('finds numbers and truth values for what they are, and nothing that was empty missing', () => {
    const objects = [{ a: 1, b: 0.5, c: -7, d: 1e21, e: true, f: false, g: '', h: {}, i: [] }];
    expect(read(toYaml(objects), version)).toEqual(objects);
  });

  test('finds the key __proto__, which is none of its own', () => {
    const [object] = read(toYaml([JSON.parse('{"__proto__":"x"}')]), version);
    expect(Object.entries(Object(object))).toEqual([['__proto__', 'x']]);
  });
});

describe('people find', () => {
  test.each([
    ['what is plain to all as it is', { a: 'nginx:1.25', b: '/data', c: 'a b' }, 'a: nginx:1.25\nb: /data\nc: a b\n'],
    ['text of several lines in lines', { a: 'one\ntwo\n' }, 'a: |\n  one\n  two\n'],
    ['long text in one line', { a: 'x '.repeat(200).trim() }, `a: ${'x '.repeat(200).trim()}\n`],
    ['what may be taken for something else in quotes', { a: 'no', b: '0o17' }, 'a: "no"\nb: "0o17"\n'],
    ['what nobody sees by its number', { a: 'x\u2028y\u200bz' }, 'a: "x\\u2028y\\u200bz"\n'],
  ])('%s', (_, object, text) => {
    expect(toYaml([object])).toBe(text);
  });

  test.each(['0_O0', '3E_+4', '-_0x_1', '0b-1', '0o+7', '._5', '1_000', '='])(
    '%s, which only kubectl or another reader takes for no string, in quotes',
    (text) => {
      expect(toYaml([{ [text]: text }])).toBe(`"${text}": "${text}"\n`);
    },
  );

  test('the same object written out wherever it stands', () => {
    const labels = { app: 'web' };
    expect(toYaml([{ a: labels, b: labels }])).toBe('a:\n  app: web\nb:\n  app: web\n');
  });
});
