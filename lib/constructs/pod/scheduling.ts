import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
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

/** Properties that say on which nodes the pods of an app run. */
export interface SchedulingProps {
  /**
   * The labels of the nodes that the pods may run on.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   * @default - any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * The node taints that the pods tolerate.
   *
   * @default - no taints
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Node and pod affinity.
   *
   * @default - no affinity
   */
  readonly affinity?: Affinity;
  /**
   * The constraints that spread the pods over the cluster.
   *
   * @default - with 2 replicas or more or an autoscaler, pods are spread over nodes and zones where possible
   */
  readonly topologySpread?: readonly TopologySpread[];
  /**
   * The PriorityClass of the pods, which says which pods they may preempt. It must be an object of the App, or an
   * OutsideObject.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   * @default - the default PriorityClass of the cluster
   */
  readonly priorityClassName?: string;
}

/** The properties of an app that its pods depend on. */
export interface PodContext {
  /** The labels that select the pods. */
  readonly selector: Selector;
  /** Whether the app has, or may have, more than one pod. */
  readonly isReplicated: boolean;
}

export const schedulingPropsRules: RulesOf<SchedulingProps> = {
  nodeSelector: v.optional(labelsRule),
  tolerations: v.optional(v.array('{ key, value, effect, duration }', tolerationRule)),
  affinity: v.optional(affinityRule),
  topologySpread: v.optional(topologySpreadsRule),
  priorityClassName: v.optional(v.name('object')),
};

type SchedulingFields = Pick<
  ManifestOf<k8s.PodSpec>,
  'nodeSelector' | 'tolerations' | 'affinity' | 'topologySpreadConstraints' | 'priorityClassName'
>;

/** Converts the properties to fields of a pod spec. */
export function schedulingToKube(props: SchedulingProps, { selector, isReplicated }: PodContext): SchedulingFields {
  const { nodeSelector, tolerations = [], affinity, priorityClassName } = props;
  const { topologySpread = isReplicated ? SPREAD_OVER_NODES_AND_ZONES : [] } = props;
  return {
    nodeSelector: omitEmpty(nodeSelector),
    tolerations: omitEmpty(tolerations.map(tolerationToKube)),
    affinity: omitEmpty(affinity),
    topologySpreadConstraints: omitEmpty(topologySpread.map((spread) => topologySpreadToKube(spread, selector))),
    priorityClassName,
  };
}
