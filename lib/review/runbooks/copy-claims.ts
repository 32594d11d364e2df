import type { RunbookPart, StatefulSetDiff } from './change';
import type { ClaimTemplatePair } from './claim-templates';
import { COPY_EXPLANATION, copyClaim, isBlockVolume, patchOfStatedFields, SET_COPY_IMAGE } from './copy-claim';
import { loopFromLowest } from './ordinals';
import { shellVariable } from './shell';
import { snapshotInstructions } from './snapshot';

/** The claim templates whose claims can't follow them: they get smaller, or are of another StorageClass. */
export function copiedTemplatesOf({ templates }: StatefulSetDiff): readonly ClaimTemplatePair[] {
  return templates.kept.filter(({ before, after }) => {
    const stated = after.field.at('spec', 'storageClassName').string;
    const isOtherClass = stated !== undefined && stated !== before.field.at('spec', 'storageClassName').string;
    return (after.bytes < before.bytes || isOtherClass) && !isBlockVolume(before.field) && !isBlockVolume(after.field);
  });
}

/** Claims of a StatefulSet that get smaller, or are of another StorageClass: their data is copied to new claims. */
export function copyClaims(change: StatefulSetDiff): RunbookPart | undefined {
  const pairs = copiedTemplatesOf(change);
  if (pairs.length === 0) return undefined;
  const { before, update: source } = change;
  const names = pairs.map(({ after }) => after.name).join(', ');
  const [{ after: first }] = pairs as readonly [ClaimTemplatePair];
  return {
    title: `Copy the data of StatefulSet ${before.name} to claims as HEAD has them`,
    why: [`Claims of ${names} cannot shrink, or change their StorageClass.`, ...COPY_EXPLANATION],
    snapshot: snapshotInstructions(`${first.name}-${before.name}-${before.ordinals.first}`, source.namespace),
    whileDeleted: [
      ...SET_COPY_IMAGE,
      ...loopFromLowest(
        before.ordinals,
        pairs.flatMap((pair) => copyClaimsOfTemplate(change, pair)),
      ),
    ],
  };
}

function copyClaimsOfTemplate({ before, after, kubectl }: StatefulSetDiff, pair: ClaimTemplatePair): string[] {
  const { field } = pair.after;
  return copyClaim({
    name: `${pair.after.name}-${before.name}-${shellVariable('ordinal')}`,
    spec: field.at('spec').map as object,
    labels: { ...field.at('metadata', 'labels').map, ...after.spec.at('selector', 'matchLabels').map },
    annotations: field.at('metadata', 'annotations').map,
    rejectedPatch: { spec: patchOfStatedFields(pair.before.field.at('spec'), field.at('spec')) },
    stop: [kubectl('delete', `pod/${before.name}-${shellVariable('ordinal')}`, '--ignore-not-found')],
    kubectl,
  });
}
