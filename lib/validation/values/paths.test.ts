import { absolutePath, filePath, mountPath, relativePath } from './paths';

describe('a path', () => {
  const taken = (rule: typeof absolutePath, path: string) => rule(path).length === 0;

  test.each(['a', '.a', '..a', '...', 'a/.b', 'a b', 'a/b.c'])('%p stays where it is', (path) => {
    expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([true, true]);
  });

  test.each(['', '.', '..', 'a/.', 'a/..', '../a', './a', 'a/../b', 'a//b', 'a/', 'a:b', 'a\nb'])(
    '%p does not',
    (path) => {
      expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([false, false]);
    },
  );

  test('is absolute with a slash in front, and otherwise not', () => {
    expect([taken(relativePath, '/a'), taken(absolutePath, 'a')]).toEqual([false, false]);
  });

  test.each(['a'.repeat(255), 'ä'.repeat(127), `${'a/'.repeat(1499)}a`])('is as long as it may be (%#)', (path) => {
    expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([true, true]);
  });

  test.each(['a'.repeat(256), 'ä'.repeat(128), `${'a/'.repeat(1500)}a`])('and no longer (%#)', (path) => {
    expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([false, false]);
  });
});

test('a file of a volume is at no path that begins with two dots', () => {
  expect([filePath('.a/..b'), filePath('a')]).toEqual([[], []]);
  for (const path of ['..a', '...', '..a/b']) expect(filePath(path)).toMatchObject([{ value: path }]);
});

describe('where something is mounted', () => {
  test.each(['/data', '/dev/shm', '/procs', '/devices', '/sys'])('%s is a place', (path) => {
    expect(mountPath(path)).toEqual([]);
  });

  test.each(['/proc', '/proc/self', '/dev'])('no container can be started without what is at %s', (path) => {
    expect(mountPath(path)).toMatchObject([{ value: path, allowed: expect.stringContaining('elsewhere') }]);
  });
});
