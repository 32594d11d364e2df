import { NAMES, type NameForm } from '../kubernetes';
import { is, type Rule } from './rule';

/** Whether a string is a name of this kind. */
export function isName(kind: keyof typeof NAMES, value: unknown): value is string {
  const form: NameForm = NAMES[kind];
  return typeof value === 'string' && value.length <= form.maxLength && form.pattern.test(value);
}

/** A string that is a name of this kind. */
export function name(kind: keyof typeof NAMES): Rule {
  return is(NAMES[kind].words, (value) => isName(kind, value));
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

/** A path within a volume. */
export const relativePath: Rule = is(
  'a path within the volume such as data/pages, without "//", "." or ".." as a part, or "/" at either end',
  (value) =>
    typeof value === 'string' && /^(?!\.{1,2}(\/|$))[^/:\p{C}]+(\/(?!\.{1,2}(\/|$))[^/:\p{C}]+)*$/u.test(value),
);
