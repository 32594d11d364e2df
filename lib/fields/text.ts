import { NAMES, type NameForm } from '../kubernetes';

/** Whether a string is a name of this kind. */
export function isName(kind: keyof typeof NAMES, value: unknown): value is string {
  const form: NameForm = NAMES[kind];
  return typeof value === 'string' && value.length <= form.maxLength && form.pattern.test(value);
}

/** Whether a value is a string that can be written: half of a surrogate pair can't. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}
