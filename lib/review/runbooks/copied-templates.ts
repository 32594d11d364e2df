import type { Change, Situation } from './change';
import type { PairOfTemplates } from './claim-templates';
import { copyClaim, IMAGE, isBlock, statedChange, WHY_COPIED } from './copied-claim';
import { upwards } from './ordinals';
import { variable } from './shell';
import { snapshotOf } from './snapshot';

/** The claim templates whose claims can't follow them: they get smaller, or are of another StorageClass. */
export function copiedPairs({ templates }: Change): readonly PairOfTemplates[] {
  return templates.kept.filter(({ before, after }) => {
    const stated = after.field.at('spec', 'storageClassName').string;
    const isOtherClass = stated !== undefined && stated !== before.field.at('spec', 'storageClassName').string;
    return (after.bytes < before.bytes || isOtherClass) && !isBlock(before.field) && !isBlock(after.field);
  });
}

/** Claims of a StatefulSet that get smaller, or are of another StorageClass: their data is copied to new claims. */
export function copiedTemplates(change: Change): Situation | undefined {
  const pairs = copiedPairs(change);
  if (pairs.length === 0) return undefined;
  const { before, source } = change;
  const names = pairs.map(({ after }) => after.name).join(', ');
  const [{ after: first }] = pairs as readonly [PairOfTemplates];
  return {
    title: `Copy the data of StatefulSet ${before.name} to claims as HEAD has them`,
    why: [`Claims of ${names} cannot shrink, or change their StorageClass.`, ...WHY_COPIED],
    snapshot: snapshotOf(`${first.name}-${before.name}-${before.ordinals.first}`, source.namespace),
    whileDeleted: [
      ...IMAGE,
      ...upwards(
        before.ordinals,
        pairs.flatMap((pair) => copyOfPair(change, pair)),
      ),
    ],
  };
}

function copyOfPair({ before, after, kubectl }: Change, pair: PairOfTemplates): string[] {
  const { field } = pair.after;
  return copyClaim({
    name: `${pair.after.name}-${before.name}-${variable('ordinal')}`,
    spec: field.at('spec').map as object,
    labels: { ...field.at('metadata', 'labels').map, ...after.spec.at('selector', 'matchLabels').map },
    annotations: field.at('metadata', 'annotations').map,
    change: { spec: statedChange(pair.before.field.at('spec'), field.at('spec')) },
    stop: [kubectl('delete', `pod/${before.name}-${variable('ordinal')}`, '--ignore-not-found')],
    kubectl,
  });
}
