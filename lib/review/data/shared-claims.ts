import { Field } from '../../validation';

import { namespaceOf, type Outcome } from '../cluster';
import { isOnOneNode } from './placement';
import type { Storage } from './storage';
import type { WorkloadPods } from './workload-pods';

/**
 * Warnings about a Deployment whose rollout runs new pods beside old ones, although its claim can be attached to one
 * node, or used by one pod, alone.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function sharedClaimWarnings(
  { identity, before, after }: Outcome,
  { spec }: WorkloadPods,
  storage: Storage,
): string[] {
  const deployment = new Field(after?.live);
  if (
    identity.kind !== 'Deployment' ||
    !hasSimultaneousPods(deployment) ||
    !isCreatingPods(before && new Field(before.live), deployment)
  ) {
    return [];
  }
  return spec.find('volumes', '*', 'persistentVolumeClaim', 'claimName').flatMap(({ scalar: claim }) => {
    const modes = storage.accessModesOf(namespaceOf(identity), claim);
    if (modes.length === 1 && modes[0] === 'ReadWriteOncePod')
      return [readWriteOncePodWarning(claim, replicasOf(deployment))];
    const isOfOneNode = modes.length > 0 && modes.every((mode) => mode === 'ReadWriteOnce');
    return isOfOneNode && !isOnOneNode(spec) ? [readWriteOnceWarning(claim, replicasOf(deployment))] : [];
  });
}

function readWriteOnceWarning(claim: string, replicas: number): string {
  const cause = `claim ${claim} is ReadWriteOnce, so that only one node attaches it`;
  const effect =
    'A pod on another node waits for it and does not start; on one node, old and new pods write to it at once';
  return replicas > 1
    ? `${cause}, and the Deployment runs ${replicas} pods. ${effect}. Use a StatefulSet with a claim for each pod, or a claim that is ReadWriteMany`
    : `${cause}, and a rollout starts the new pod before it stops the old one. ${effect}. Set \`strategy: {type: Recreate}\`, or use a StatefulSet`;
}

function readWriteOncePodWarning(claim: string, replicas: number): string {
  const cause = `claim ${claim} is ReadWriteOncePod`;
  return replicas > 1
    ? `${cause}, so that only one of the Deployment’s ${replicas} pods can start. Set \`replicas: 1\` and \`strategy: {type: Recreate}\`, or use a StatefulSet with a claim for each pod`
    : `${cause}, and a rollout starts the new pod before it stops the old one: the new pod waits for the claim, and the rollout never ends. Set \`strategy: {type: Recreate}\`, or use a StatefulSet`;
}

/** Whether new pods run beside old ones, or several at once. */
function hasSimultaneousPods(deployment: Field): boolean {
  const strategy = deployment.at('spec', 'strategy');
  const surges =
    strategy.at('type').string !== 'Recreate' && !/^0%?$/.test(strategy.at('rollingUpdate', 'maxSurge').scalar);
  return replicasOf(deployment) > 1 || (replicasOf(deployment) === 1 && surges);
}

/** Whether the apply makes pods of the Deployment. */
function isCreatingPods(before: Field | undefined, after: Field): boolean {
  const template = (one: Field) => JSON.stringify(one.at('spec', 'template').raw);
  return before === undefined || template(before) !== template(after) || replicasOf(after) > replicasOf(before);
}

function replicasOf(deployment: Field): number {
  return Number(deployment.at('spec', 'replicas').number);
}
