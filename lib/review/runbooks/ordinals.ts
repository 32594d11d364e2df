import type { Field } from '../../fields';
import { indented } from './shell';

/** Pods, or their claims, by their ordinals: `count` of them from `first` on. */
export interface Ordinals {
  readonly first: number;
  readonly count: number;
}

const MOST_WRITTEN_OUT = 16;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index */
export function ordinalsOf(statefulSet: Field): Ordinals {
  return {
    first: statefulSet.at('spec', 'ordinals', 'start').number ?? 0,
    count: statefulSet.at('spec', 'replicas').number ?? 1,
  };
}

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
export function upwards({ first, count }: Ordinals, lines: readonly string[]): string[] {
  const end = first + count;
  return count <= MOST_WRITTEN_OUT
    ? forEach(listOf(first, count), lines)
    : whileTrue({ first, test: `-lt ${end}`, step: '+ 1' }, lines);
}

/** Runs lines for each, from the highest, with its ordinal in `$ordinal`. */
export function downwards({ first, count }: Ordinals, lines: readonly string[]): string[] {
  return count <= MOST_WRITTEN_OUT
    ? forEach(listOf(first, count).reverse(), lines)
    : whileTrue({ first: first + count - 1, test: `-ge ${first}`, step: '- 1' }, lines);
}

function listOf(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
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
