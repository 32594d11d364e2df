import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { findDuplicates, v } from '../../validation';
import type { Selector } from '../labels';

/**
 * A constraint that spreads the pods of an app evenly over nodes, zones or other topology domains.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** The node label whose values are the topology domains, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  /**
   * How many more pods one domain may have than another. At least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;
  /**
   * The effect on a pod that does not satisfy the constraint: with `DoNotSchedule` it waits, with `ScheduleAnyway` it
   * is scheduled elsewhere.
   *
   * @default 'ScheduleAnyway'
   */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
}

const DEFAULT_WHEN_UNSATISFIABLE = 'ScheduleAnyway';

const topologySpreadRule = v.object<TopologySpread>({
  topologyKey: v.name('labelKey'),
  maxSkew: v.optional(v.integer(RANGES.positive)),
  whenUnsatisfiable: v.optional(v.enumOf(['DoNotSchedule', 'ScheduleAnyway'])),
});

/** Accepts constraints of which no two have the same `topologyKey` and `whenUnsatisfiable`, as Kubernetes requires. */
export const topologySpreadsRule = v.pipe(v.array('{ topologyKey }', topologySpreadRule), (given) => {
  const spreads = given as readonly TopologySpread[];
  return findDuplicates(
    spreads.map(({ topologyKey, whenUnsatisfiable = DEFAULT_WHEN_UNSATISFIABLE }, index) => ({
      path: `[${index}].topologyKey`,
      value: `${topologyKey}, ${whenUnsatisfiable}`,
      owner: `[${index}]`,
    })),
  );
});

/** The default constraints of the scheduler, which it does not apply to pods that state constraints. */
export const SPREAD_OVER_NODES_AND_ZONES: readonly TopologySpread[] = [
  { topologyKey: 'kubernetes.io/hostname' },
  { topologyKey: 'topology.kubernetes.io/zone' },
];

/** Converts a constraint for the pods that `selector` selects to its manifest. */
export function topologySpreadToKube(
  { topologyKey, maxSkew = 1, whenUnsatisfiable = DEFAULT_WHEN_UNSATISFIABLE }: TopologySpread,
  selector: Selector,
): ManifestOf<k8s.TopologySpreadConstraint> {
  return { maxSkew, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: selector } };
}
