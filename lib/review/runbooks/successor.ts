import { ordinalsOf } from '../../stateful-sets';
import type { Field } from '../../validation';
import { kubectl } from './kubectl';
import { type ClaimMove, handOverVolume, MOVE_EXPLANATION, reserveVolume } from './move-volume';
import { applyOf, type ObjectUpdate, resourceOf } from './object-update';
import { selectorOf } from './selector';
import { deleteService } from './service';
import { comment, indent, openRunbook, quote } from './shell';
import { snapshotInstructions } from './snapshot';

const ROLLOUT_SECONDS = 600;

/** A workload that takes the place of one of another kind. */
export interface WorkloadReplacement extends ObjectUpdate {
  /** Services of the same file that become others with it, since one apply takes them all. */
  readonly services: readonly { readonly before: Field; readonly after: Field }[];
  /** Whether HEAD does not have the old workload. */
  readonly isGone: boolean;
  /** HEAD's manifest of a claim in the namespace of the new workload, decoded and defaulted. */
  readonly claimOf: (name: string) => Field | undefined;
}

/** A claim whose volume goes to another claim. */
interface ClaimPair {
  readonly old: string;
  readonly now: string;
  readonly labels?: object;
}

/**
 * The commands by which a StatefulSet takes the place of a Deployment, or the other way round, with its data. Undefined
 * if they have no mount in common whose claim changes.
 */
export function runbookOfSuccessor(change: WorkloadReplacement): readonly string[] | undefined {
  const { before, after, namespace, services } = change;
  const isToStatefulSet = after.at('kind').scalar === 'StatefulSet';
  const pairs = isToStatefulSet ? claimPairsToStatefulSet(before, after) : claimPairsFromStatefulSet(change);
  const [first] = pairs;
  if (first === undefined) return undefined;
  const moves = pairs.map((pair) => moveOf(pair, change));
  const [old, now] = [before, after].map(titleOf);
  return [
    ...openRunbook(`Move the data of ${old} to ${now}`),
    comment(`To Kubernetes these are two workloads: apply leaves ${old} running, with the data.`),
    comment(`The pods of ${old} stop first, since they use the volumes. Nothing runs until the apply.`),
    ...MOVE_EXPLANATION.map(comment),
    ...pairs.map(({ old, now }) => comment(`Claim ${old} is deleted. Claim ${now} gets its volume.`)),
    ...(isToStatefulSet ? explainOtherPods(after) : explainOtherClaims(before)),
    ...snapshotInstructions(first.old, namespaceOf(before)),
    ...moves.flatMap(reserveVolume),
    ...(isToStatefulSet ? stopDeployment(change) : stopStatefulSet(change)),
    ...moves.flatMap(handOverVolume),
    ...services.flatMap((service) => deleteService(service.before, service.after, namespace)),
    applyOf(change),
    ...(isToStatefulSet && change.isGone ? deleteDeployment(change) : []),
  ];
}

/** Of the first pod of the StatefulSet, since all pods of a Deployment share its claims. */
function claimPairsToStatefulSet(deployment: Field, statefulSet: Field): ClaimPair[] {
  const { first, count } = ordinalsOf(statefulSet);
  if (count === 0) return [];
  const name = statefulSet.at('metadata', 'name').scalar;
  const selector = statefulSet.at('spec', 'selector', 'matchLabels').map;
  return pairTemplatesWithClaims(statefulSet, deployment).map(({ template, claim }) => ({
    old: claim,
    now: `${template.at('metadata', 'name').scalar}-${name}-${first}`,
    labels: { ...template.at('metadata', 'labels').map, ...selector },
  }));
}

function claimPairsFromStatefulSet({ before, after, claimOf }: WorkloadReplacement): ClaimPair[] {
  const { first, count } = ordinalsOf(before);
  if (count === 0) return [];
  const name = before.at('metadata', 'name').scalar;
  return pairTemplatesWithClaims(before, after)
    .filter(({ template, claim }) => canBeBound(template, claimOf(claim)))
    .map(({ template, claim }) => ({ old: `${template.at('metadata', 'name').scalar}-${name}-${first}`, now: claim }));
}

/** The claim templates of a StatefulSet, each with the claim that a Deployment mounts at one of its places. */
function pairTemplatesWithClaims(statefulSet: Field, deployment: Field): { template: Field; claim: string }[] {
  const claims = deployment
    .find('spec', 'template', 'spec', 'volumes', '*')
    .filter((volume) => volume.at('persistentVolumeClaim', 'claimName').scalar !== '');
  return statefulSet.find('spec', 'volumeClaimTemplates', '*').flatMap((template) => {
    const places = mountKeysOf(statefulSet, template.at('metadata', 'name').scalar);
    const volume = claims.find((one) =>
      mountKeysOf(deployment, one.at('name').scalar).some((place) => places.includes(place)),
    );
    return volume === undefined ? [] : [{ template, claim: volume.at('persistentVolumeClaim', 'claimName').scalar }];
  });
}

/** Where containers mount a volume, and which folder of it. */
function mountKeysOf(workload: Field, volume: string): string[] {
  return workload
    .find('spec', 'template', 'spec', 'containers', '*', 'volumeMounts', '*')
    .filter((mount) => mount.at('name').scalar === volume)
    .map((mount) => `${mount.at('mountPath').scalar} ${mount.at('subPath').scalar}`);
}

/** Whether HEAD's manifest of a claim accepts a volume that was made for a claim template. */
function canBeBound(template: Field, claim: Field | undefined): boolean {
  if (claim === undefined) return true;
  return ['storageClassName', 'accessModes', 'volumeMode', 'resources'].every(
    (field) => JSON.stringify(claim.at('spec', field).raw) === JSON.stringify(template.at('spec', field).raw),
  );
}

function moveOf(pair: ClaimPair, { before, namespace }: WorkloadReplacement): ClaimMove {
  return {
    ...pair,
    kubectl: (...words) => kubectl(namespace, ...words),
    kubectlBefore: (...words) => kubectl(namespaceOf(before), ...words),
  };
}

function namespaceOf(workload: Field): string | null {
  return workload.at('metadata', 'namespace').string ?? null;
}

function explainOtherPods(statefulSet: Field): string[] {
  const { first, count } = ordinalsOf(statefulSet);
  const name = statefulSet.at('metadata', 'name').scalar;
  return count < 2 ? [] : [comment(`Only ${name}-${first} gets the data. The other pods have new, empty claims.`)];
}

function explainOtherClaims(statefulSet: Field): string[] {
  const { first, count } = ordinalsOf(statefulSet);
  const name = statefulSet.at('metadata', 'name').scalar;
  return count < 2 ? [] : [comment(`Only the data of ${name}-${first} is moved. The claims of the other pods stay.`)];
}

function stopDeployment({ before }: WorkloadReplacement): string[] {
  const there = namespaceOf(before);
  return [
    `old=$(${kubectl(there, 'get', resourceOf(before), '--ignore-not-found', '-o', 'name')})`,
    `test -z "$old" || ${kubectl(there, 'scale', resourceOf(before), '--replicas=0')}`,
  ];
}

function deleteDeployment({ before, after, namespace }: WorkloadReplacement): string[] {
  const isByHand = after.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
  const there = namespaceOf(before);
  return [
    ...(isByHand ? [] : [kubectl(namespace, 'rollout', 'status', resourceOf(after), `--timeout=${ROLLOUT_SECONDS}s`)]),
    kubectl(there, 'delete', resourceOf(before), '--ignore-not-found'),
  ];
}

/** Deletes the pods by name: if the StatefulSet scaled down, its policy might delete their claims. */
function stopStatefulSet({ before }: WorkloadReplacement): string[] {
  const there = namespaceOf(before);
  const pods = kubectl(there, 'get', 'pods', '-l', selectorOf(before.at('spec', 'selector')), '-o', 'name');
  const ofStatefulSet = quote(`pod/${before.at('metadata', 'name').scalar}-`);
  return [
    kubectl(there, 'delete', resourceOf(before), '--cascade=orphan', '--ignore-not-found'),
    `for pod in $(${pods}); do`,
    ...indent([
      `case "$pod" in ${ofStatefulSet}*[!0-9]*) ;; ${ofStatefulSet}*) ${kubectl(there, 'delete')} "$pod";; esac`,
    ]),
    'done',
  ];
}

function titleOf(workload: Field): string {
  return `${workload.at('kind').scalar} ${workload.at('metadata', 'name').scalar}`;
}
