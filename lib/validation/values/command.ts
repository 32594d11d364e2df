import { isWellFormedText, MAX_ARGUMENT_BYTES } from '../../kubernetes';
import type { Rule } from '../rule';
import { nonEmptyArray, pipe, refine } from './combinators';

/** An argument of a program. Linux ends arguments at NUL, and starts no program with a longer one. */
export const argument: Rule = refine(
  (value) => isWellFormedText(value) && !value.includes('\0') && Buffer.byteLength(value) <= MAX_ARGUMENT_BYTES,
  `a string of whole characters, at most ${MAX_ARGUMENT_BYTES} bytes, without NUL`,
);

/** A program and its arguments. */
export const command: Rule = pipe(nonEmptyArray('strings, the command and its arguments', argument), (value) => {
  const [program] = value as readonly string[];
  return program === '' ? [{ path: '[0]', value: program, allowed: 'the program that is run' }] : [];
});
