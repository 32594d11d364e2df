import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { findDuplicates, v } from '../../validation';

import type { Selector } from '../labels';

/**
 * Asks for the pods of an app evenly over parts of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** The label of nodes that tells one part from another, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  /**
   * How many pods one part may have more than another. At least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;
  /**
   * Whether a pod waits that can't be placed so (`DoNotSchedule`), or is placed elsewhere (`ScheduleAnyway`).
   *
   * @default 'ScheduleAnyway'
   */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
}

const DEFAULT_UNSATISFIABLE = 'ScheduleAnyway';

const topologySpreadRule = v.object<TopologySpread>({
  topologyKey: v.name('labelKey'),
  maxSkew: v.optional(v.integer(RANGES.positive)),
  whenUnsatisfiable: v.optional(v.enumOf(['DoNotSchedule', 'ScheduleAnyway'])),
});

/** The same parts of the cluster may be spread over twice only where one of the two is a wish. */
export const topologySpreadsRule = v.pipe(v.array('{ topologyKey }', topologySpreadRule), (spreads) =>
  findDuplicates(
    (spreads as TopologySpread[]).map(({ topologyKey, whenUnsatisfiable = DEFAULT_UNSATISFIABLE }, index) => ({
      path: `[${index}].topologyKey`,
      value: `${topologyKey}, ${whenUnsatisfiable}`,
      owner: `[${index}]`,
    })),
  ),
);

/** Zones too, since a pod that states any constraint loses the two that the scheduler would apply by itself. */
export const SPREAD_OVER_NODES_AND_ZONES: readonly TopologySpread[] = [
  { topologyKey: 'kubernetes.io/hostname' },
  { topologyKey: 'topology.kubernetes.io/zone' },
];

/** The constraint as it stands in a manifest. */
export function topologySpreadToKube(
  { topologyKey, maxSkew = 1, whenUnsatisfiable = DEFAULT_UNSATISFIABLE }: TopologySpread,
  selector: Selector,
): Manifest<k8s.TopologySpreadConstraint> {
  return { maxSkew, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: selector } };
}
