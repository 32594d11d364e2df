import { absolutePath, filePath, mountPath, relativePath } from './paths';

describe('relativePath and absolutePath', () => {
  const taken = (rule: typeof absolutePath, path: string) => rule(path).length === 0;

  test.each(['a', '.a', '..a', '...', 'a/.b', 'a b', 'a/b.c'])('accept the path %p', (path) => {
    expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([true, true]);
  });

  test.each(['', '.', '..', 'a/.', 'a/..', '../a', './a', 'a/../b', 'a//b', 'a/', 'a:b', 'a\nb'])(
    'reject the path %p',
    (path) => {
      expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([false, false]);
    },
  );

  test('tell relative from absolute paths', () => {
    expect([taken(relativePath, '/a'), taken(absolutePath, 'a')]).toEqual([false, false]);
  });

  test.each(['a'.repeat(255), 'ä'.repeat(127), `${'a/'.repeat(1499)}a`])(
    'accept the longest paths and parts (%#)',
    (path) => {
      expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([true, true]);
    },
  );

  test.each(['a'.repeat(256), 'ä'.repeat(128), `${'a/'.repeat(1500)}a`])(
    'reject longer paths and parts (%#)',
    (path) => {
      expect([taken(relativePath, path), taken(absolutePath, `/${path}`)]).toEqual([false, false]);
    },
  );
});

test('filePath rejects paths that begin with two dots', () => {
  expect([filePath('.a/..b'), filePath('a')]).toEqual([[], []]);
  for (const path of ['..a', '...', '..a/b']) expect(filePath(path)).toMatchObject([{ value: path }]);
});

describe('mountPath', () => {
  test.each(['/data', '/dev/shm', '/procs', '/devices', '/sys'])('accepts %s', (path) => {
    expect(mountPath(path)).toEqual([]);
  });

  test.each(['/proc', '/proc/self', '/dev'])('rejects %s, which containers need to start', (path) => {
    expect(mountPath(path)).toMatchObject([{ value: path, allowed: expect.stringContaining('elsewhere') }]);
  });
});
