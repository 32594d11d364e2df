import { hasForm, isInRange, isWellFormedText, type Range, STRING_FORMS } from '../../kubernetes';
import type { Rule } from '../rule';
import { describeRange } from '../wording';
import { refine } from './combinators';

/** A whole number in this range. */
export function integer(range: Range): Rule {
  return refine((value) => isInRange(range, value), describeRange(range));
}

/** A string that is a name of this kind. */
export function name(kind: keyof typeof STRING_FORMS): Rule {
  return refine((value) => hasForm(kind, value), STRING_FORMS[kind].words);
}

/** A string that is not empty, on one line. */
export const sentence: Rule = refine(
  (value) => typeof value === 'string' && value.trim() === value && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(value),
  'a sentence on one line',
);

/** A string that can be encoded in UTF-8: it has no half of a surrogate pair. */
export const text: Rule = refine(isWellFormedText, 'a string of whole characters');
