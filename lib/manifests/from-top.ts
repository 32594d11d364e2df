import { join, relative, resolve } from 'node:path';
import { gitLine } from './git';

/** A path as it is from the top of the repository that the current directory is in; outside of one, as it is given. */
export function fromTop(path: string): string {
  const prefix = gitLine('rev-parse', '--show-prefix');
  const fromHere = prefix === undefined ? path : join(prefix, relative('', resolve(path)));
  return fromHere.startsWith('..') ? path : fromHere;
}
