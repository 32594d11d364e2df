import type { Change, Situation } from './change';
import { WHY_MOVED } from './claim-move';
import type { PairOfTemplates } from './claim-templates';
import { handOverVolumes, type Move, reserveVolumes } from './moved-claims';
import { endOf, inBoth, type Ordinals } from './ordinals';
import { snapshotOf } from './snapshot';

/** Claim templates under another name. */
export function renamedTemplates(change: Change): Situation | undefined {
  const { before, after, templates } = change;
  if (templates.renamed.length === 0) return undefined;
  const names = templates.renamed.map((pair) => `${pair.before.name} is called ${pair.after.name} now`);
  return moved(change, { pairs: templates.renamed, ordinals: inBoth(before.ordinals, after.ordinals), shift: 0 }, [
    `${names.join(', ')}: that makes new claims, which would be empty.`,
    'The pods are deleted, since they use the volumes. They start again when all volumes are moved.',
  ]);
}

/** Ordinals that start elsewhere: pods with data are removed, and new ones have none. */
export function movedOrdinals(change: Change): Situation | undefined {
  const { before } = change;
  const move = moveOfOrdinals(change);
  const { first, count } = move.ordinals;
  if (count === 0) return undefined;
  return moved(change, move, [
    `Removed: ${nameOf(before.name, first, count)}. New, with empty claims: ${nameOf(before.name, first + move.shift, count)}.`,
    'Apply alone leaves the data behind. These commands give it to the new pods.',
  ]);
}

/** Whether pods with data are removed while new ones come. */
export function movesOrdinals(change: Change): boolean {
  return moveOfOrdinals(change).ordinals.count > 0;
}

/** Of no ordinals if none has data to move. */
function moveOfOrdinals({ before, after, templates }: Change): Move {
  const [gone, come] = [rest(before.ordinals, after.ordinals), rest(after.ordinals, before.ordinals)];
  const pairs = [...templates.kept, ...templates.renamed];
  const count = pairs.length === 0 ? 0 : Math.min(gone.count, come.count);
  return { pairs, ordinals: { first: gone.first, count }, shift: come.first - gone.first };
}

/** All that is in the first and not in the second, where that is one row of numbers. */
function rest(one: Ordinals, other: Ordinals): Ordinals {
  const both = inBoth(one, other);
  if (both.count === 0) return one;
  return one.first < both.first
    ? { first: one.first, count: both.first - one.first }
    : { first: endOf(both), count: endOf(one) - endOf(both) };
}

function nameOf(app: string, first: number, count: number): string {
  return count === 1 ? `${app}-${first}` : `${app}-${first} to ${app}-${first + count - 1}`;
}

/** Claims that are moved, and what is to be known of it. */
export function moved(change: Change, move: Move, why: readonly string[]): Situation {
  const { before, source } = change;
  const [{ before: template }] = move.pairs as readonly [PairOfTemplates];
  const claim = `${template.name}-${before.name}-${move.ordinals.first}`;
  return {
    why: [...why, ...WHY_MOVED],
    snapshot: snapshotOf(claim, source.before.at('metadata', 'namespace').string ?? source.namespace),
    beforeDeletion: reserveVolumes(change, move),
    whileDeleted: handOverVolumes(change, move),
  };
}
