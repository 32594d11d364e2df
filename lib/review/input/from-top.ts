import { join, relative, resolve } from 'node:path';
import { gitLine } from './git';

/** A path as it is from the top of the repository that the current directory is in; without one, as it is given. */
export function fromTop(path: string): string {
  const prefix = gitLine('rev-parse', '--show-prefix');
  return prefix === undefined ? path : join(prefix, relative('', resolve(path)));
}
