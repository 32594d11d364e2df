import { isText } from '../fields';
import { MOST_BYTES_OF_AN_ARGUMENT } from '../kubernetes';
import { is, list, type Rule, then } from './rule';

/** What is handed to a program. Linux takes NUL for its end, and starts no program with a longer one. */
export const argument: Rule = is(
  `a string of whole characters, at most ${MOST_BYTES_OF_AN_ARGUMENT} bytes, without NUL`,
  (value) => isText(value) && !value.includes('\0') && Buffer.byteLength(value) <= MOST_BYTES_OF_AN_ARGUMENT,
);

/** A program and its arguments. */
export const command: Rule = then(list('strings, the command and its arguments', argument, 1), (value) => {
  const [program] = value as readonly string[];
  return program === '' ? [{ path: '[0]', value: program, allowed: 'the program that is run' }] : [];
});
