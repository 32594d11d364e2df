import { argument, command } from './command';

test.each(['', 'a', 'a\nb', '\u0007', '😀', '$(NAME)', 'a'.repeat(131071)])(
  'argument accepts what Linux can hand to a program (%#)',
  (text) => {
    expect(argument(text)).toEqual([]);
  },
);

test.each(['a\0b', '\ud83d', 'a'.repeat(131072), 'ä'.repeat(65536), 1, undefined])(
  'argument rejects what Linux cannot hand to a program (%#)',
  (value) => {
    expect(argument(value)).toMatchObject([{ path: '', value }]);
  },
);

test('command rejects an empty program, and accepts empty arguments', () => {
  expect(command(['run', ''])).toEqual([]);
  expect(command([])).toMatchObject([{ path: '', allowed: expect.stringContaining('a list of at least 1') }]);
  expect(command([''])).toEqual([{ path: '[0]', value: '', allowed: 'the program that is run' }]);
  expect(command(['run', '\0'])).toMatchObject([{ path: '[1]', value: '\0' }]);
});
