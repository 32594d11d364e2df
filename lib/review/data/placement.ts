import { isSame, type Json } from '../../api-server';
import type { Field } from '../../validation';

import type { Sight } from './sight';
import { isUntouched } from './stability';

const HOSTNAME = 'kubernetes.io/hostname';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const NODE_TERMS = ['affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms', '*', 'matchExpressions', '*', 'key'];
/** Fields of a pod that decide on which nodes it may run. */
const PLACEMENT = ['nodeName', 'nodeSelector', 'affinity'];

/** Whether the pods of HEAD run where those of BASE ran: no pod is recreated, or something keeps the pods there. */
export function staysOnNode(before: Sight, after: Sight): boolean {
  if (isUntouched(before, after)) return true;
  const isSamePlacement = PLACEMENT.every((field) => {
    const [was, is] = [before, after].map(({ spec }) => spec.at(field).raw as Json | undefined);
    return isSame(was, is);
  });
  const isOnEachNode = [before, after].every(({ identity }) => identity.kind === 'DaemonSet');
  return isSamePlacement && (isOnEachNode || isOfOneNode(after.spec));
}

/** Whether all pods of a workload run on one node, whichever that is. */
export function runTogether(spec: Field): boolean {
  const keys = spec.find('affinity', 'podAffinity', REQUIRED, '*', 'topologyKey');
  return isOfOneNode(spec) || keys.some(({ scalar: word }) => word === HOSTNAME);
}

/**
 * Whether a pod states its node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
function isOfOneNode(spec: Field): boolean {
  const isSelected = spec.at('nodeSelector', HOSTNAME).scalar !== '';
  return (
    spec.at('nodeName').scalar !== '' ||
    isSelected ||
    spec.find(...NODE_TERMS).some(({ scalar: word }) => word === HOSTNAME)
  );
}
