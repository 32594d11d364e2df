import { spawnSync } from 'node:child_process';
import { UnusableInput } from './unusable-input';

const SHALLOW_CLONE_HINT =
  ' This clone lacks part of the history: `git fetch --unshallow` brings it, and in GitHub Actions `fetch-depth: 0` of actions/checkout.';

/** What a run of git says; undefined where it fails. */
export function runGit(args: readonly string[], input = ''): Buffer | undefined {
  const { error, status, stdout } = spawnSync('git', args, { input, maxBuffer: Number.POSITIVE_INFINITY });
  if (error !== undefined) throw new UnusableInput([`git, which knows the revisions, can't be run: ${error.message}`]);
  return status === 0 ? stdout : undefined;
}

/** The first line of what a run of git says; undefined where it fails. */
export function readGitLine(...args: readonly string[]): string | undefined {
  return runGit(args)?.toString().split('\n')[0];
}

/** The files of a revision such as `v1.2.0` or `HEAD~3`, as git's id of the tree that they are in; undefined where it is none. */
export function findTree(revision: string): string | undefined {
  return readGitLine('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`);
}

/** Why git may not know a commit, to stand behind the sentence that says so; empty where nothing is to be said. */
export function explainUnknownCommit(): string {
  const isShallow = readGitLine('rev-parse', '--is-shallow-repository');
  if (isShallow === undefined) return ' The current directory is in no git repository.';
  return isShallow === 'true' ? SHALLOW_CLONE_HINT : '';
}
