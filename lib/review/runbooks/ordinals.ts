import { listed, type Ordinals as StatedOrdinals } from '../../stateful-sets';
import { indent } from './shell';

const MOST_WRITTEN_OUT = 16;

/** The ordinals of a StatefulSet's pods. */
export interface RunbookOrdinals extends StatedOrdinals {
  /** Whether an autoscaler decides on the count. The shell variable `replicas` then has it. */
  readonly isAutoscaled?: boolean;
}

/** Those that are in both. */
export function intersectOrdinals(one: RunbookOrdinals, other: RunbookOrdinals): RunbookOrdinals {
  const first = Math.max(one.first, other.first);
  const count = Math.max(0, Math.min(endOrdinalOf(one), endOrdinalOf(other)) - first);
  return one.isAutoscaled === true ? { first, count, isAutoscaled: true } : { first, count };
}

/** The first after them. */
export function endOrdinalOf({ first, count }: RunbookOrdinals): number {
  return first + count;
}

/** Runs lines for each, from the lowest, with its ordinal in `$ordinal`. */
export function loopFromLowest(ordinals: RunbookOrdinals, lines: readonly string[]): string[] {
  const { first, count, isAutoscaled } = ordinals;
  if (isAutoscaled === true) return whileLoop({ first, test: `-lt $((${first} + replicas))`, step: '+ 1' }, lines);
  return count <= MOST_WRITTEN_OUT
    ? forLoop(listed(ordinals), lines)
    : whileLoop({ first, test: `-lt ${endOrdinalOf(ordinals)}`, step: '+ 1' }, lines);
}

/** Runs lines for each, from the highest, with its ordinal in `$ordinal`. */
export function loopFromHighest(ordinals: RunbookOrdinals, lines: readonly string[]): string[] {
  const { first, count, isAutoscaled } = ordinals;
  if (isAutoscaled === true)
    return whileLoop({ first: `$((${first} + replicas - 1))`, test: `-ge ${first}`, step: '- 1' }, lines);
  return count <= MOST_WRITTEN_OUT
    ? forLoop(listed(ordinals).reverse(), lines)
    : whileLoop({ first: first + count - 1, test: `-ge ${first}`, step: '- 1' }, lines);
}

function forLoop(ordinals: readonly number[], lines: readonly string[]): string[] {
  return ordinals.length === 0 ? [] : [`for ordinal in ${ordinals.join(' ')}; do`, ...indent(lines), 'done'];
}

function whileLoop(
  of: { readonly first: number | string; readonly test: string; readonly step: string },
  lines: readonly string[],
): string[] {
  return [
    `ordinal=${of.first}`,
    `while test "$ordinal" ${of.test}; do`,
    ...indent([...lines, `ordinal=$((ordinal ${of.step}))`]),
    'done',
  ];
}
