import type { Field } from '../validation';

/** The ordinals of a StatefulSet's pods: `count` of them from `first` on. */
export interface Ordinals {
  readonly first: number;
  readonly count: number;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index */
export function ordinalsOf(statefulSet: Field): Ordinals {
  return {
    first: statefulSet.at('spec', 'ordinals', 'start').number ?? 0,
    count: statefulSet.at('spec', 'replicas').number ?? 1,
  };
}

/** The ordinals, lowest first. */
export function listed({ first, count }: Ordinals): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

export function has({ first, count }: Ordinals, ordinal: number): boolean {
  return ordinal >= first && ordinal < first + count;
}
