import { gitLine, rootOf, whyUnknown } from './git';
import { UnusableInput } from './unusable-input';

const MAIN = ['main', 'origin/main'];

/**
 * The commit at which what is checked out and main parted.
 *
 * @throws UnusableInput where there is none
 */
export function mergeBaseWithMain(): string {
  const main = MAIN.find((branch) => rootOf(branch) !== undefined);
  if (main === undefined) {
    throw new UnusableInput([`There is no branch ${MAIN.join(' or ')} to compare with: say --base.${whyUnknown()}`]);
  }
  const base = gitLine('merge-base', 'HEAD', main);
  if (base === undefined) {
    throw new UnusableInput([`HEAD and ${main} have no commit in common to compare with: say --base.${whyUnknown()}`]);
  }
  return base;
}
