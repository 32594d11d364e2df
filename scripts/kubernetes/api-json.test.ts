import { formatApiJson, mergeVersions } from './api-json';

const versions = ['1.28', '1.34', '1.36'];

test('names the first and the last version of an entry that not all versions have', () => {
  const entry = { namespaced: true };
  expect(
    mergeVersions(versions, [
      { kept: entry, removed: entry },
      { kept: entry, added: entry, brief: entry },
      { kept: entry, added: entry },
    ]),
  ).toEqual({
    kept: entry,
    removed: { ...entry, until: '1.28' },
    added: { ...entry, since: '1.34' },
    brief: { ...entry, since: '1.34', until: '1.34' },
  });
});

test('writes an entry as the newest version has it', () => {
  expect(
    mergeVersions(versions, [{ a: { type: 'int' } }, { a: { type: 'int32' } }, { a: { type: '*int32' } }]),
  ).toEqual({
    a: { type: '*int32' },
  });
});

test('compares the fields of a type only with the versions that have the type', () => {
  expect(mergeVersions(versions, [undefined, { a: { type: 'string' } }, { a: { type: 'string' } }])).toEqual({
    a: { type: 'string' },
  });
});

test('sorts fields by name, and shortens a field with only a type to the type', () => {
  const text = formatApiJson([
    { version: '1.36', kinds: {}, types: { B: { z: { type: 'string' } }, A: {} } },
    { version: '1.37', kinds: {}, types: { B: { z: { type: 'string' }, y: { type: 'int' } } } },
  ]);
  expect(JSON.parse(text)).toEqual({
    kinds: {},
    types: { A: {}, B: { z: 'string', y: { type: 'int', since: '1.37' } } },
  });
  expect(text.indexOf('"A"')).toBeLessThan(text.indexOf('"B"'));
});
