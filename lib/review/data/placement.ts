import { isSame, type Json } from '../../api-server';
import type { Field } from '../../validation';
import { hasSamePods } from './stability';
import type { WorkloadPods } from './workload-pods';

const HOSTNAME = 'kubernetes.io/hostname';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const NODE_AFFINITY_KEYS = [
  'affinity',
  'nodeAffinity',
  REQUIRED,
  'nodeSelectorTerms',
  '*',
  'matchExpressions',
  '*',
  'key',
];
/** Fields of a pod that decide on which nodes it may run. */
const PLACEMENT_FIELDS = ['nodeName', 'nodeSelector', 'affinity'];

/** Whether the pods of HEAD run where those of BASE ran: no pod is recreated, or something keeps the pods there. */
export function hasSameNodes(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  const isSamePlacement = PLACEMENT_FIELDS.every((field) => {
    const [was, is] = [before, after].map(({ spec }) => spec.at(field).raw as Json | undefined);
    return isSame(was, is);
  });
  const isOnEachNode = [before, after].every(({ identity }) => identity.kind === 'DaemonSet');
  return isSamePlacement && (isOnEachNode || hasFixedNode(after.spec));
}

/** Whether all pods of a workload run on one node, whichever that is. */
export function isOnOneNode(spec: Field): boolean {
  const keys = spec.find('affinity', 'podAffinity', REQUIRED, '*', 'topologyKey');
  return hasFixedNode(spec) || keys.some(({ scalar: word }) => word === HOSTNAME);
}

/**
 * Whether a pod states its node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
function hasFixedNode(spec: Field): boolean {
  const isSelected = spec.at('nodeSelector', HOSTNAME).scalar !== '';
  return (
    spec.at('nodeName').scalar !== '' ||
    isSelected ||
    spec.find(...NODE_AFFINITY_KEYS).some(({ scalar: word }) => word === HOSTNAME)
  );
}
