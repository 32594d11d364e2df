import { isName, NAMES } from '../../kubernetes';
import { isWellFormedText } from '../../text';
import type { Rule } from '../rule';
import { refine } from './combinators';

/** A string that is a name of this kind. */
export function name(kind: keyof typeof NAMES): Rule {
  return refine((value) => isName(kind, value), NAMES[kind].words);
}

/** A string that says something, on one line. */
export const sentence: Rule = refine(
  (value) => typeof value === 'string' && value.trim() === value && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(value),
  'a sentence on one line',
);

/** A string that can be written: half of a surrogate pair can't. */
export const text: Rule = refine(isWellFormedText, 'a string of whole characters');
