import { explainUnknownCommit, findTree, readGitLine } from './git';
import { UnusableInput } from './unusable-input';

const MAIN_BRANCHES = ['main', 'origin/main'];

/**
 * The commit at which what is checked out and main parted.
 *
 * @throws UnusableInput where there is none
 */
export function findMergeBaseWithMain(): string {
  const main = MAIN_BRANCHES.find((branch) => findTree(branch) !== undefined);
  if (main === undefined) {
    throw new UnusableInput([
      `There is no branch ${MAIN_BRANCHES.join(' or ')} to compare with: say --base.${explainUnknownCommit()}`,
    ]);
  }
  const base = readGitLine('merge-base', 'HEAD', main);
  if (base === undefined) {
    throw new UnusableInput([
      `HEAD and ${main} have no commit in common to compare with: say --base.${explainUnknownCommit()}`,
    ]);
  }
  return base;
}
