import { listOrdinals, type OrdinalRange } from '../../kubernetes';
import { indent } from './shell';

/** Loops over more ordinals count instead of listing them. */
const MOST_LISTED_ORDINALS = 16;

/** The ordinals of a StatefulSet's pods. */
export interface RunbookOrdinals extends OrdinalRange {
  /** Whether an autoscaler decides the count. Then the shell variable `replicas` has it. */
  readonly isAutoscaled?: boolean;
}

/** The ordinals that are in both ranges. */
export function intersectOrdinals(one: RunbookOrdinals, other: RunbookOrdinals): RunbookOrdinals {
  const first = Math.max(one.first, other.first);
  const count = Math.max(0, Math.min(endOrdinalOf(one), endOrdinalOf(other)) - first);
  return one.isAutoscaled === true ? { first, count, isAutoscaled: true } : { first, count };
}

/** The first ordinal after a range. */
export function endOrdinalOf({ first, count }: RunbookOrdinals): number {
  return first + count;
}

/** A shell loop from the lowest ordinal to the highest. The shell variable `ordinal` has the current one. */
export function loopFromLowest(ordinals: RunbookOrdinals, lines: readonly string[]): string[] {
  if (canBeListed(ordinals)) return forLoop(listOrdinals(ordinals), lines);
  const { first, isAutoscaled } = ordinals;
  const end = isAutoscaled ? `$((${first} + replicas))` : endOrdinalOf(ordinals);
  return whileLoop({ start: first, condition: `-lt ${end}`, step: '+ 1' }, lines);
}

/** A shell loop from the highest ordinal to the lowest. The shell variable `ordinal` has the current one. */
export function loopFromHighest(ordinals: RunbookOrdinals, lines: readonly string[]): string[] {
  if (canBeListed(ordinals)) return forLoop(listOrdinals(ordinals).reverse(), lines);
  const { first, isAutoscaled } = ordinals;
  const last = isAutoscaled ? `$((${first} + replicas - 1))` : endOrdinalOf(ordinals) - 1;
  return whileLoop({ start: last, condition: `-ge ${first}`, step: '- 1' }, lines);
}

function canBeListed({ count, isAutoscaled = false }: RunbookOrdinals): boolean {
  return !isAutoscaled && count <= MOST_LISTED_ORDINALS;
}

function forLoop(ordinals: readonly number[], lines: readonly string[]): string[] {
  return ordinals.length === 0 ? [] : [`for ordinal in ${ordinals.join(' ')}; do`, ...indent(lines), 'done'];
}

interface WhileLoop {
  readonly start: number | string;
  /** The condition on the ordinal, as `test` takes it: `-lt 3`. */
  readonly condition: string;
  readonly step: '+ 1' | '- 1';
}

function whileLoop({ start, condition, step }: WhileLoop, lines: readonly string[]): string[] {
  return [
    `ordinal=${start}`,
    `while test "$ordinal" ${condition}; do`,
    ...indent([...lines, `ordinal=$((ordinal ${step}))`]),
    'done',
  ];
}
