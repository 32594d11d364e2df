import { spawnSync } from 'node:child_process';
import { UnusableInput } from './unusable-input';

const SHALLOW_CLONE_HINT =
  ' This clone lacks part of the history. Fetch it with `git fetch --unshallow`, or in GitHub Actions with `fetch-depth: 0` of actions/checkout.';

/**
 * Runs git. Undefined if it exits with an error.
 *
 * @throws UnusableInput if git can't be run
 */
export function runGit(args: readonly string[], input = ''): Buffer | undefined {
  const { error, status, stdout } = spawnSync('git', args, { input, maxBuffer: Number.POSITIVE_INFINITY });
  if (error !== undefined)
    throw new UnusableInput([`git is needed to read revisions, and can't be run: ${error.message}`]);
  return status === 0 ? stdout : undefined;
}

/** The first line that git prints. Undefined if it exits with an error. */
export function readGitLine(...args: readonly string[]): string | undefined {
  return runGit(args)?.toString().split('\n')[0];
}

/** The ID of the tree of a revision such as `v1.2.0` or `HEAD~3`. Undefined if git knows no such revision. */
export function findTree(revision: string): string | undefined {
  return readGitLine('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`);
}

/** A sentence why git may not know a commit, with a space before it. Empty if there is no known reason. */
export function explainUnknownCommit(): string {
  const isShallow = readGitLine('rev-parse', '--is-shallow-repository');
  if (isShallow === undefined) return ' The current directory is in no git repository.';
  return isShallow === 'true' ? SHALLOW_CLONE_HINT : '';
}
