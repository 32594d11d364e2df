import type { Field } from '../../fields';

/** The ordinals of a StatefulSet's pods. */
export interface Ordinals {
  readonly start: number;
  readonly count: number;
}

export const NONE: Ordinals = { start: 0, count: 0 };

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index */
export function ordinalsOf(statefulSet: Field): Ordinals {
  return {
    start: statefulSet.at('spec', 'ordinals', 'start').number ?? 0,
    count: statefulSet.at('spec', 'replicas').number ?? 0,
  };
}

/** The ordinals, lowest first. */
export function listed({ start, count }: Ordinals): number[] {
  return Array.from({ length: count }, (_, index) => start + index);
}

export function has({ start, count }: Ordinals, ordinal: number): boolean {
  return ordinal >= start && ordinal < start + count;
}
