import { namespaceOf } from '../../kubernetes';
import { Field } from '../../validation';
import type { Outcome } from '../cluster';
import { isOnOneNode } from './placement';
import type { Storage } from './storage';
import type { WorkloadPods } from './workload-pods';

/**
 * Warns about a Deployment with several pods at a time, during a rollout or always, whose claim only one node or only
 * one pod can use.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function sharedClaimWarnings(
  { identity, before, after }: Outcome,
  pods: WorkloadPods,
  storage: Storage,
): string[] {
  if (identity.kind !== 'Deployment') return [];
  const deployment = new Field(after?.live);
  if (!hasSimultaneousPods(deployment) || !isCreatingPods(new Field(before?.live), deployment)) return [];
  const claims = pods.spec.find('volumes', '*', 'persistentVolumeClaim', 'claimName');
  return claims.flatMap(({ scalar: claim }) => {
    const modes = storage.accessModesOf(namespaceOf(identity), claim);
    if (modes.length === 1 && modes[0] === 'ReadWriteOncePod') return [oncePodWarning(claim, replicasOf(deployment))];
    const isForOneNode = modes.length > 0 && modes.every((mode) => mode === 'ReadWriteOnce');
    return isForOneNode && !isOnOneNode(pods.spec) ? [onceWarning(claim, replicasOf(deployment))] : [];
  });
}

function onceWarning(claim: string, replicas: number): string {
  const cause = `claim ${claim} is ReadWriteOnce, so that only one node attaches it`;
  const effect =
    'A pod on another node waits for it and does not start; on one node, old and new pods write to it at once';
  return replicas > 1
    ? `${cause}, and the Deployment runs ${replicas} pods. ${effect}. Use a StatefulSet with a claim for each pod, or a claim that is ReadWriteMany`
    : `${cause}, and a rollout starts the new pod before it stops the old one. ${effect}. Set \`strategy: {type: Recreate}\`, or use a StatefulSet`;
}

function oncePodWarning(claim: string, replicas: number): string {
  const cause = `claim ${claim} is ReadWriteOncePod`;
  return replicas > 1
    ? `${cause}, so that only one of the Deployment’s ${replicas} pods can start. Set \`replicas: 1\` and \`strategy: {type: Recreate}\`, or use a StatefulSet with a claim for each pod`
    : `${cause}, and a rollout starts the new pod before it stops the old one: the new pod waits for the claim, and the rollout never ends. Set \`strategy: {type: Recreate}\`, or use a StatefulSet`;
}

/** Whether several pods run at a time, if only during a rollout. */
function hasSimultaneousPods(deployment: Field): boolean {
  const replicas = replicasOf(deployment);
  if (replicas !== 1) return replicas > 1;
  const strategy = deployment.at('spec', 'strategy');
  const maxSurge = strategy.at('rollingUpdate', 'maxSurge').scalar;
  return strategy.at('type').string !== 'Recreate' && !/^0%?$/.test(maxSurge);
}

/** Whether the apply makes the Deployment create pods: it is new, or has another pod template or more replicas. */
function isCreatingPods(before: Field, after: Field): boolean {
  const templateOf = (deployment: Field) => JSON.stringify(deployment.at('spec', 'template').raw);
  const isOtherTemplate = before.raw === undefined || templateOf(before) !== templateOf(after);
  return isOtherTemplate || replicasOf(after) > replicasOf(before);
}

function replicasOf(deployment: Field): number {
  return Number(deployment.at('spec', 'replicas').number);
}
