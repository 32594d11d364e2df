import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { labelsRule, type Selector } from '../labels';
import { omitEmpty } from '../omit-empty';
import { type Affinity, affinityRule } from './affinity';
import { type Toleration, tolerationRule, tolerationToKube } from './toleration';
import {
  SPREAD_OVER_NODES_AND_ZONES,
  type TopologySpread,
  topologySpreadsRule,
  topologySpreadToKube,
} from './topology-spread';

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

export const schedulingPropsRules: RulesOf<SchedulingProps> = {
  nodeSelector: v.optional(labelsRule),
  tolerations: v.optional(v.array('{ key, value, effect, duration }', tolerationRule)),
  affinity: v.optional(affinityRule),
  topologySpread: v.optional(topologySpreadsRule),
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
  const { topologySpread = several ? SPREAD_OVER_NODES_AND_ZONES : [] } = props;
  return {
    nodeSelector: omitEmpty(nodeSelector),
    tolerations: omitEmpty(tolerations.map(tolerationToKube)),
    affinity: omitEmpty(affinity),
    topologySpreadConstraints: omitEmpty(topologySpread.map((one) => topologySpreadToKube(one, selector))),
    priorityClassName,
  };
}
