import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';
import { hasSamePods } from './stability';
import type { WorkloadPods } from './workload-pods';

const HOSTNAME = 'kubernetes.io/hostname';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const NODE_AFFINITY_KEYS = [
  ...['affinity', 'nodeAffinity', REQUIRED],
  ...['nodeSelectorTerms', '*', 'matchExpressions', '*', 'key'],
];
/** Fields of a pod spec that decide on which nodes the pod may run. */
const PLACEMENT_FIELDS = ['nodeName', 'nodeSelector', 'affinity'];

/** Whether the pods of HEAD run on the nodes of BASE's: no pod is recreated, or their placement ties them to the nodes. */
export function hasSameNodes(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  const hasSamePlacement = PLACEMENT_FIELDS.every((field) => {
    return isDeepStrictEqual(before.spec.at(field).raw, after.spec.at(field).raw);
  });
  const isOnEachNode = before.identity.kind === 'DaemonSet' && after.identity.kind === 'DaemonSet';
  return hasSamePlacement && (isOnEachNode || hasFixedNode(after.spec));
}

/** Whether all pods of a workload run on the same node. */
export function isOnOneNode(spec: Field): boolean {
  const keys = spec.find('affinity', 'podAffinity', REQUIRED, '*', 'topologyKey');
  return hasFixedNode(spec) || keys.some(({ scalar }) => scalar === HOSTNAME);
}

/**
 * Whether a pod spec names its node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
function hasFixedNode(spec: Field): boolean {
  if (spec.at('nodeName').scalar !== '' || spec.at('nodeSelector', HOSTNAME).scalar !== '') return true;
  return spec.find(...NODE_AFFINITY_KEYS).some(({ scalar }) => scalar === HOSTNAME);
}
