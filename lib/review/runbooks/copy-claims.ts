import { claimName } from '../../kubernetes';
import type { ClaimTemplatePair } from './claim-templates';
import { COPY_EXPLANATION, copyClaim, isBlockVolume, patchOfStatedFields, SET_COPY_IMAGE } from './copy-claim';
import { loopFromLowest } from './ordinals';
import type { RunbookPart } from './runbook-part';
import { snapshotInstructions } from './snapshot';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/**
 * The claim templates that request less storage or another StorageClass. Their claims cannot change, so their data is
 * copied to new claims.
 */
export function templatesOfCopiedClaims({ templates }: StatefulSetDiff): readonly ClaimTemplatePair[] {
  return templates.kept.filter(({ before, after }) => {
    if (isBlockVolume(before.field) || isBlockVolume(after.field)) return false;
    const [old, now] = [storageClassOf(before), storageClassOf(after)];
    return after.bytes < before.bytes || (now !== undefined && now !== old);
  });
}

function storageClassOf({ field }: ClaimTemplatePair['before']): string | undefined {
  return field.at('spec', 'storageClassName').string;
}

/** Copies the data of claims whose template requests less storage or another StorageClass. */
export function copyClaims(diff: StatefulSetDiff): RunbookPart | undefined {
  const pairs = templatesOfCopiedClaims(diff);
  const [first] = pairs;
  if (first === undefined) return undefined;
  const { before, update } = diff;
  const names = pairs.map(({ after }) => after.name).join(', ');
  const firstClaim = claimName(first.after.name, podNameOf(before, before.ordinals.first));
  const commands = pairs.flatMap((pair) => copyClaimOfPod(diff, pair));
  return {
    title: `Copy the data of StatefulSet ${before.name} to claims as HEAD has them`,
    why: [`Claims of ${names} cannot shrink, or change their StorageClass.`, ...COPY_EXPLANATION],
    snapshot: snapshotInstructions(firstClaim, update.namespace),
    whileDeleted: [...SET_COPY_IMAGE, ...loopFromLowest(before.ordinals, commands)],
  };
}

function copyClaimOfPod({ before, after, kubectl }: StatefulSetDiff, pair: ClaimTemplatePair): string[] {
  const { field } = pair.after;
  return copyClaim({
    name: claimName(pair.after.name, podNameOf(before)),
    spec: field.at('spec').map,
    labels: { ...field.at('metadata', 'labels').map, ...after.spec.at('selector', 'matchLabels').map },
    annotations: field.at('metadata', 'annotations').map,
    rejectedPatch: { spec: patchOfStatedFields(pair.before.field.at('spec'), field.at('spec')) },
    stop: [kubectl('delete', `pod/${podNameOf(before)}`, '--ignore-not-found')],
    kubectl,
  });
}
