import type { Range } from '../kubernetes';

/** A whole number of a range, in words that stand behind "must be". */
export function describeRange({ min, max }: Range): string {
  return `a whole number from ${min} to ${max}`;
}

/** One of some values, in words that stand behind "must be". */
export function describeEnum(values: readonly string[]): string {
  const words = values.map((value) => value || '""');
  return words.length === 1 ? String(words[0]) : `one of ${words.join(', ')}`;
}
