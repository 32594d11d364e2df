import { listed, type Ordinals as StatedOrdinals } from '../../kubernetes';
import { indented } from './shell';

const MOST_WRITTEN_OUT = 16;

/** The ordinals of a StatefulSet's pods. */
export interface Ordinals extends StatedOrdinals {
  /** Whether an autoscaler decides on the count. The shell variable `replicas` then has it. */
  readonly isAutoscaled?: boolean;
}

/** Those that are in both. */
export function inBoth(one: Ordinals, other: Ordinals): Ordinals {
  const first = Math.max(one.first, other.first);
  const count = Math.max(0, Math.min(endOf(one), endOf(other)) - first);
  return one.isAutoscaled === true ? { first, count, isAutoscaled: true } : { first, count };
}

/** The first after them. */
export function endOf({ first, count }: Ordinals): number {
  return first + count;
}

/** Runs lines for each, from the lowest, with its ordinal in `$ordinal`. */
export function upwards(ordinals: Ordinals, lines: readonly string[]): string[] {
  const { first, count, isAutoscaled } = ordinals;
  if (isAutoscaled === true) return whileTrue({ first, test: `-lt $((${first} + replicas))`, step: '+ 1' }, lines);
  return count <= MOST_WRITTEN_OUT
    ? forEach(listed(ordinals), lines)
    : whileTrue({ first, test: `-lt ${endOf(ordinals)}`, step: '+ 1' }, lines);
}

/** Runs lines for each, from the highest, with its ordinal in `$ordinal`. */
export function downwards(ordinals: Ordinals, lines: readonly string[]): string[] {
  const { first, count, isAutoscaled } = ordinals;
  if (isAutoscaled === true)
    return whileTrue({ first: `$((${first} + replicas - 1))`, test: `-ge ${first}`, step: '- 1' }, lines);
  return count <= MOST_WRITTEN_OUT
    ? forEach(listed(ordinals).reverse(), lines)
    : whileTrue({ first: first + count - 1, test: `-ge ${first}`, step: '- 1' }, lines);
}

function forEach(ordinals: readonly number[], lines: readonly string[]): string[] {
  return ordinals.length === 0 ? [] : [`for ordinal in ${ordinals.join(' ')}; do`, ...indented(lines), 'done'];
}

function whileTrue(
  of: { readonly first: number | string; readonly test: string; readonly step: string },
  lines: readonly string[],
): string[] {
  return [
    `ordinal=${of.first}`,
    `while test "$ordinal" ${of.test}; do`,
    ...indented([...lines, `ordinal=$((ordinal ${of.step}))`]),
    'done',
  ];
}
