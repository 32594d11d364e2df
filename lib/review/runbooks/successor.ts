import { claimName, ordinalsOf } from '../../kubernetes';
import type { Field } from '../../validation';
import { kubectl } from './kubectl';
import { type ClaimMove, handOverVolume, MOVE_EXPLANATION, reserveVolume } from './move-volume';
import { applyOf, describeKindAndName, type ObjectUpdate, resourceOf } from './object-update';
import { selectorOf } from './selector';
import { deleteService, type ServicePair } from './service';
import { comment, indent, openRunbook, quote } from './shell';
import { snapshotInstructions } from './snapshot';

const ROLLOUT_SECONDS = 600;

/** A workload that replaces one of another kind: a StatefulSet a Deployment, or the other way round. */
export interface WorkloadReplacement extends ObjectUpdate {
  /** Services of the same file that HEAD changes. The apply of the file changes them, too. */
  readonly services: readonly ServicePair[];
  /** Whether HEAD does not have the old workload. */
  readonly isGone: boolean;
  /** HEAD's manifest of a claim in the namespace of the new workload, decoded and defaulted. */
  readonly claimOf: (name: string) => Field | undefined;
}

/** A claim whose volume moves to another claim. */
interface ClaimPair {
  readonly old: string;
  readonly now: string;
  readonly labels?: object;
}

/**
 * The commands that move the data of a Deployment to a StatefulSet that replaces it, or the other way round. Undefined
 * if no claim template and claim are mounted at the same place.
 */
export function runbookOfSuccessor(replacement: WorkloadReplacement): readonly string[] | undefined {
  const { before, after, namespace, services } = replacement;
  const isToStatefulSet = after.at('kind').scalar === 'StatefulSet';
  const pairs = isToStatefulSet ? claimPairsToStatefulSet(before, after) : claimPairsFromStatefulSet(replacement);
  const [first] = pairs;
  if (first === undefined) return undefined;
  const moves = pairs.map((pair) => moveOf(pair, replacement));
  const [old, now] = [describeKindAndName(before), describeKindAndName(after)];
  return [
    ...openRunbook(`Move the data of ${old} to ${now}`),
    comment(`To Kubernetes these are two workloads: apply leaves ${old} running, with the data.`),
    comment(`The pods of ${old} stop first, since they use the volumes. Nothing runs until the apply.`),
    ...MOVE_EXPLANATION.map(comment),
    ...pairs.map((pair) => comment(`Claim ${pair.old} is deleted. Claim ${pair.now} gets its volume.`)),
    ...(isToStatefulSet ? explainOtherPods(after) : explainOtherClaims(before)),
    ...snapshotInstructions(first.old, namespaceOf(before)),
    ...moves.flatMap(reserveVolume),
    ...(isToStatefulSet ? stopDeployment(before) : stopStatefulSet(before)),
    ...moves.flatMap(handOverVolume),
    ...services.flatMap((service) => deleteService(service, namespace)),
    applyOf(replacement),
    ...(isToStatefulSet && replacement.isGone ? deleteDeployment(replacement) : []),
  ];
}

/** The claims of a Deployment go to the first pod of the StatefulSet, since all pods of a Deployment share them. */
function claimPairsToStatefulSet(deployment: Field, statefulSet: Field): ClaimPair[] {
  const pod = firstPodOf(statefulSet);
  if (pod === undefined) return [];
  const selector = statefulSet.at('spec', 'selector', 'matchLabels').map;
  return pairTemplatesWithClaims(statefulSet, deployment).map(({ template, claim }) => ({
    old: claim,
    now: claimName(nameOf(template), pod),
    labels: { ...template.at('metadata', 'labels').map, ...selector },
  }));
}

/** The claims of the first pod of a StatefulSet go to the Deployment. */
function claimPairsFromStatefulSet({ before, after, claimOf }: WorkloadReplacement): ClaimPair[] {
  const pod = firstPodOf(before);
  if (pod === undefined) return [];
  return pairTemplatesWithClaims(before, after)
    .filter(({ template, claim }) => canBeBound(template, claimOf(claim)))
    .map(({ template, claim }) => ({ old: claimName(nameOf(template), pod), now: claim }));
}

/** A claim template of a StatefulSet, and the claim that a Deployment mounts at the same place. */
interface TemplateWithClaim {
  readonly template: Field;
  readonly claim: string;
}

function pairTemplatesWithClaims(statefulSet: Field, deployment: Field): TemplateWithClaim[] {
  const volumes = deployment
    .find('spec', 'template', 'spec', 'volumes', '*')
    .filter((volume) => claimNameOf(volume) !== '');
  return statefulSet.find('spec', 'volumeClaimTemplates', '*').flatMap((template) => {
    const places = mountPlacesOf(statefulSet, nameOf(template));
    const volume = volumes.find((one) =>
      mountPlacesOf(deployment, one.at('name').scalar).some((place) => places.includes(place)),
    );
    return volume === undefined ? [] : [{ template, claim: claimNameOf(volume) }];
  });
}

function claimNameOf(volume: Field): string {
  return volume.at('persistentVolumeClaim', 'claimName').scalar;
}

/** The mount paths of a volume, each with its `subPath`. */
function mountPlacesOf(workload: Field, volume: string): string[] {
  return workload
    .find('spec', 'template', 'spec', 'containers', '*', 'volumeMounts', '*')
    .filter((mount) => mount.at('name').scalar === volume)
    .map((mount) => `${mount.at('mountPath').scalar} ${mount.at('subPath').scalar}`);
}

/** Whether a claim of HEAD can have a volume that was created for a claim template. */
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

function nameOf(object: Field): string {
  return object.at('metadata', 'name').scalar;
}

function namespaceOf(workload: Field): string | null {
  return workload.at('metadata', 'namespace').string ?? null;
}

/** The name of a StatefulSet's first pod. Undefined if it has no pods. */
function firstPodOf(statefulSet: Field): string | undefined {
  const { first, count } = ordinalsOf(statefulSet);
  return count === 0 ? undefined : `${nameOf(statefulSet)}-${first}`;
}

function explainOtherPods(statefulSet: Field): string[] {
  if (ordinalsOf(statefulSet).count < 2) return [];
  return [comment(`Only ${firstPodOf(statefulSet)} gets the data. The other pods have new, empty claims.`)];
}

function explainOtherClaims(statefulSet: Field): string[] {
  if (ordinalsOf(statefulSet).count < 2) return [];
  return [comment(`Only the data of ${firstPodOf(statefulSet)} is moved. The claims of the other pods stay.`)];
}

function stopDeployment(deployment: Field): string[] {
  const namespace = namespaceOf(deployment);
  const resource = resourceOf(deployment);
  return [
    `old=$(${kubectl(namespace, 'get', resource, '--ignore-not-found', '-o', 'name')})`,
    `test -z "$old" || ${kubectl(namespace, 'scale', resource, '--replicas=0')}`,
  ];
}

/** Deletes the pods by name. If the StatefulSet were scaled down, its retention policy might delete the claims. */
function stopStatefulSet(statefulSet: Field): string[] {
  const namespace = namespaceOf(statefulSet);
  const selector = selectorOf(statefulSet.at('spec', 'selector'));
  const prefix = quote(`pod/${nameOf(statefulSet)}-`);
  const deletePod = `${kubectl(namespace, 'delete')} "$pod"`;
  return [
    kubectl(namespace, 'delete', resourceOf(statefulSet), '--cascade=orphan', '--ignore-not-found'),
    `for pod in $(${kubectl(namespace, 'get', 'pods', '-l', selector, '-o', 'name')}); do`,
    ...indent([`case "$pod" in ${prefix}*[!0-9]*) ;; ${prefix}*) ${deletePod};; esac`]),
    'done',
  ];
}

/** Deletes the old Deployment after the rollout. Under OnDelete, there is no rollout to wait for. */
function deleteDeployment({ before, after, namespace }: WorkloadReplacement): string[] {
  const isOnDelete = after.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
  const wait = kubectl(namespace, 'rollout', 'status', resourceOf(after), `--timeout=${ROLLOUT_SECONDS}s`);
  return [
    ...(isOnDelete ? [] : [wait]),
    kubectl(namespaceOf(before), 'delete', resourceOf(before), '--ignore-not-found'),
  ];
}
