import { NAMES, type NameForm } from '../kubernetes';
import { is, type Rule } from './rule';

/** A string that is a name of this kind. */
export function name(kind: keyof typeof NAMES): Rule {
  const form: NameForm = NAMES[kind];
  return is(
    form.words,
    (value) => typeof value === 'string' && value.length <= form.maxLength && form.pattern.test(value),
  );
}

/** A string that says something, on one line. */
export const sentence: Rule = is(
  'a sentence on one line',
  (value) => typeof value === 'string' && value.trim() === value && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(value),
);

export const text: Rule = is('a string', (value) => typeof value === 'string');

/** A path in the container's file system that can be compared with others letter by letter. */
export const absolutePath: Rule = is(
  'an absolute path such as /data, without ":", "//", "." or ".." as a part, or "/" at its end',
  (value) => typeof value === 'string' && /^(\/(?!\.{1,2}(\/|$))[^/:\p{C}]+)+$/u.test(value),
);
