import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { labels, type Selector } from '../labels';
import { unlessEmpty } from '../omit-empty';
import { type Affinity, affinity } from './affinity';
import { type Toleration, toleration, tolerationToKube } from './toleration';
import { OVER_NODES_AND_ZONES, type TopologySpread, topologySpread, topologySpreadToKube } from './topology-spread';

/** Which nodes the pods of an app run on. */
export interface SchedulingProps {
  /**
   * Labels that a node must have.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   * @default - any node will do
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * The taints of nodes that they put up with.
   *
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * What they are drawn to, and kept from, beyond that.
   *
   * @default - nothing
   */
  readonly affinity?: Affinity;
  /**
   * How they are spread over the cluster.
   *
   * @default - from two replicas on over nodes and zones, as far as there are any
   */
  readonly topologySpread?: readonly TopologySpread[];
  /**
   * The PriorityClass, which says whom they may push aside. It must be an object of the App, or an OutsideObject.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;
}

export const SCHEDULING: RulesOf<SchedulingProps> = {
  nodeSelector: v.optional(labels),
  tolerations: v.optional(v.array('{ key, value, effect, duration }', toleration)),
  affinity: v.optional(affinity),
  topologySpread: v.optional(topologySpread),
  priorityClassName: v.optional(v.name('object')),
};

/** The part of a pod's spec that says where it runs. */
export function schedulingToKube(
  props: SchedulingProps,
  selector: Selector,
  several: boolean,
): Pick<
  Manifest<k8s.PodSpec>,
  'nodeSelector' | 'tolerations' | 'affinity' | 'topologySpreadConstraints' | 'priorityClassName'
> {
  const { nodeSelector, tolerations = [], affinity, priorityClassName } = props;
  const { topologySpread = several ? OVER_NODES_AND_ZONES : [] } = props;
  return {
    nodeSelector: unlessEmpty(nodeSelector),
    tolerations: unlessEmpty(tolerations.map(tolerationToKube)),
    affinity: unlessEmpty(affinity),
    topologySpreadConstraints: unlessEmpty(topologySpread.map((one) => topologySpreadToKube(one, selector))),
    priorityClassName,
  };
}
