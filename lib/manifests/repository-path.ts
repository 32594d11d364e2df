import { join, posix, relative, resolve } from 'node:path';
import { readGitLine } from './git';
import { UnusableInput } from './unusable-input';

/** The path of a file from the top of its git repository. Outside of a repository, the path as it is. */
export function pathInRepository(path: string): string {
  const prefix = readGitLine('rev-parse', '--show-prefix');
  const fromTop = prefix === undefined ? path : join(prefix, relative('', resolve(path)));
  return fromTop.startsWith('..') ? path : fromTop;
}

/**
 * The path of a folder of a revision from the top of the repository. Empty for the top itself.
 *
 * @throws UnusableInput if the path leads out of the repository
 */
export function requireRepositoryPath(path: string): string {
  const fromTop = posix.join(`./${readGitLine('rev-parse', '--show-prefix')}`, path, '.');
  if (posix.isAbsolute(path) || fromTop.startsWith('..')) {
    throw new UnusableInput([`${path} is not in the repository. A folder at a revision must be in it.`]);
  }
  return fromTop === '.' ? '' : fromTop;
}
