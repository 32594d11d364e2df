import { join, relative, resolve } from 'node:path';
import { readGitLine } from './git';

/** A path as it is from the top of the repository that the current directory is in; outside of one, as it is given. */
export function pathInRepository(path: string): string {
  const prefix = readGitLine('rev-parse', '--show-prefix');
  const fromHere = prefix === undefined ? path : join(prefix, relative('', resolve(path)));
  return fromHere.startsWith('..') ? path : fromHere;
}
