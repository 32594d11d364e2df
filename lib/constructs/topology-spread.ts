import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import type { Selector } from './labels';

/** Zones too, since a pod that states any constraint loses the two that the scheduler would apply by itself. */
const TOPOLOGIES = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

/**
 * Asks for pods evenly over nodes and zones, and bears it where there is only one of them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function topologySpread(selector: Selector): Manifest<k8s.TopologySpreadConstraint>[] {
  return TOPOLOGIES.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  }));
}
