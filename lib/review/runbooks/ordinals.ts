import { listed, type Ordinals } from '../../stateful-sets';
import { indented } from './shell';

const MOST_WRITTEN_OUT = 16;

/** Those that are in both. */
export function inBoth(one: Ordinals, other: Ordinals): Ordinals {
  const first = Math.max(one.first, other.first);
  return { first, count: Math.max(0, Math.min(endOf(one), endOf(other)) - first) };
}

/** The first after them. */
export function endOf({ first, count }: Ordinals): number {
  return first + count;
}

/** Runs lines for each, from the lowest, with its ordinal in `$ordinal`. */
export function upwards(ordinals: Ordinals, lines: readonly string[]): string[] {
  const { first, count } = ordinals;
  return count <= MOST_WRITTEN_OUT
    ? forEach(listed(ordinals), lines)
    : whileTrue({ first, test: `-lt ${endOf(ordinals)}`, step: '+ 1' }, lines);
}

/** Runs lines for each, from the highest, with its ordinal in `$ordinal`. */
export function downwards(ordinals: Ordinals, lines: readonly string[]): string[] {
  const { first, count } = ordinals;
  return count <= MOST_WRITTEN_OUT
    ? forEach(listed(ordinals).reverse(), lines)
    : whileTrue({ first: first + count - 1, test: `-ge ${first}`, step: '- 1' }, lines);
}

function forEach(ordinals: readonly number[], lines: readonly string[]): string[] {
  return ordinals.length === 0 ? [] : [`for ordinal in ${ordinals.join(' ')}; do`, ...indented(lines), 'done'];
}

function whileTrue(of: { first: number; test: string; step: string }, lines: readonly string[]): string[] {
  return [
    `ordinal=${of.first}`,
    `while test "$ordinal" ${of.test}; do`,
    ...indented([...lines, `ordinal=$((ordinal ${of.step}))`]),
    'done',
  ];
}
