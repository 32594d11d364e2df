import { explainUnknownCommit, findTree, readGitLine } from './git';
import { UnusableInput } from './unusable-input';

const MAIN_BRANCHES = ['main', 'origin/main'];

/**
 * Finds the newest common commit of HEAD and main.
 *
 * @throws UnusableInput if there is none
 */
export function findMergeBaseWithMain(): string {
  const main = MAIN_BRANCHES.find((branch) => findTree(branch) !== undefined);
  if (main === undefined) {
    throw new UnusableInput([
      `There is no branch ${MAIN_BRANCHES.join(' or ')} to compare with. Name a base with --base.${explainUnknownCommit()}`,
    ]);
  }
  const base = readGitLine('merge-base', 'HEAD', main);
  if (base === undefined) {
    throw new UnusableInput([
      `HEAD and ${main} have no commit in common to compare with. Name a base with --base.${explainUnknownCommit()}`,
    ]);
  }
  return base;
}
