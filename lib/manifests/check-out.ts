import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findTree, readGitLine } from './git';
import { requireRepositoryPath } from './repository-path';
import { UnusableInput } from './unusable-input';

/** Prevents downloads by Git LFS, and by git in a partial clone. */
const NO_DOWNLOADS = {
  options: ['filter.lfs.smudge=', 'filter.lfs.process=', 'filter.lfs.required=false', 'core.fsmonitor=false'],
  variables: { GIT_LFS_SKIP_SMUDGE: '1', GIT_NO_LAZY_FETCH: '1' },
};

/** The files of a revision in a folder. */
export interface Checkout {
  /** The folder of the files. */
  readonly top: string;
  /** The path in the checkout of a path from the current directory. */
  locate(path: string): string;
}

/**
 * Writes the files of a revision to an empty folder. The index and the files of the repository do not change.
 *
 * @throws UnusableInput if git fails
 */
export function checkOut(revision: string, folder: string): Checkout {
  const top = join(folder, 'files');
  mkdirSync(top);
  const env = { ...process.env, ...NO_DOWNLOADS.variables, GIT_INDEX_FILE: join(folder, 'index') };
  const options = NO_DOWNLOADS.options.flatMap((option) => ['-c', option]);
  const repository = [`--git-dir=${readGitLine('rev-parse', '--absolute-git-dir')}`, `--work-tree=${top}`];
  for (const args of [
    ['read-tree', String(findTree(revision))],
    ['checkout-index', '--all'],
  ]) {
    const { status, stderr } = spawnSync('git', [...options, ...repository, ...args], { cwd: top, env });
    if (status !== 0) throw new UnusableInput([`${revision} can't be checked out: ${`${stderr}`.trim()}`]);
  }
  return { top, locate: (path) => join(top, requireRepositoryPath(path)) };
}
