import { isName, isText } from '../fields';
import { NAMES } from '../kubernetes';
import { is, type Rule } from './rule';

/** A string that is a name of this kind. */
export function name(kind: keyof typeof NAMES): Rule {
  return is(NAMES[kind].words, (value) => isName(kind, value));
}

/** A string that says something, on one line. */
export const sentence: Rule = is(
  'a sentence on one line',
  (value) => typeof value === 'string' && value.trim() === value && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(value),
);

/** A string that can be written: half of a surrogate pair can't. */
export const text: Rule = is('a string of whole characters', isText);
