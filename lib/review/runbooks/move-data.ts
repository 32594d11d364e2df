import type { RunbookPart, StatefulSetDiff } from './change';
import type { ClaimTemplatePair } from './claim-templates';
import { MOVE_EXPLANATION } from './move-volume';
import { type ClaimMoves, handOverVolumes, reserveVolumes } from './move-volumes';
import { endOrdinalOf, intersectOrdinals, type RunbookOrdinals } from './ordinals';
import { snapshotInstructions } from './snapshot';

/** Claim templates under another name. */
export function moveToRenamedTemplates(change: StatefulSetDiff): RunbookPart | undefined {
  const { before, after, templates } = change;
  if (templates.renamed.length === 0) return undefined;
  const names = templates.renamed.map((pair) => `${pair.before.name} is called ${pair.after.name} now`);
  return moveData(
    change,
    { pairs: templates.renamed, ordinals: intersectOrdinals(before.ordinals, after.ordinals), shift: 0 },
    [
      `${names.join(', ')}: that makes new claims, which would be empty.`,
      'The pods are deleted, since they use the volumes. They start again when all volumes are moved.',
    ],
  );
}

/** Ordinals that start elsewhere: pods with data are removed, and new ones have none. */
export function moveToNewOrdinals(change: StatefulSetDiff): RunbookPart | undefined {
  const { before } = change;
  const move = ordinalMoves(change);
  const { first, count } = move.ordinals;
  if (count === 0) return undefined;
  return moveData(change, move, [
    `Removed: ${podRangeOf(before.name, first, count)}. New, with empty claims: ${podRangeOf(before.name, first + move.shift, count)}.`,
    'Apply alone leaves the data behind. These commands give it to the new pods.',
  ]);
}

/** Whether pods with data are removed while new ones come. */
export function hasMovedOrdinals(change: StatefulSetDiff): boolean {
  return ordinalMoves(change).ordinals.count > 0;
}

/** Of no ordinals if none has data to move. */
function ordinalMoves({ before, after, templates }: StatefulSetDiff): ClaimMoves {
  const [gone, come] = [
    subtractOrdinals(before.ordinals, after.ordinals),
    subtractOrdinals(after.ordinals, before.ordinals),
  ];
  const pairs = [...templates.kept, ...templates.renamed];
  const count = pairs.length === 0 ? 0 : Math.min(gone.count, come.count);
  return { pairs, ordinals: { first: gone.first, count }, shift: come.first - gone.first };
}

/** All that is in the first and not in the second, where that is one row of numbers. */
function subtractOrdinals(one: RunbookOrdinals, other: RunbookOrdinals): RunbookOrdinals {
  const both = intersectOrdinals(one, other);
  if (both.count === 0) return one;
  return one.first < both.first
    ? { first: one.first, count: both.first - one.first }
    : { first: endOrdinalOf(both), count: endOrdinalOf(one) - endOrdinalOf(both) };
}

function podRangeOf(app: string, first: number, count: number): string {
  return count === 1 ? `${app}-${first}` : `${app}-${first} to ${app}-${first + count - 1}`;
}

/** Claims that are moved, and what is to be known of it. */
export function moveData(change: StatefulSetDiff, move: ClaimMoves, why: readonly string[]): RunbookPart {
  const { before, update: source } = change;
  const [{ before: template }] = move.pairs as readonly [ClaimTemplatePair];
  const claim = `${template.name}-${before.name}-${move.ordinals.first}`;
  return {
    why: [...why, ...MOVE_EXPLANATION],
    snapshot: snapshotInstructions(claim, source.before.at('metadata', 'namespace').string ?? source.namespace),
    beforeDeletion: reserveVolumes(change, move),
    whileDeleted: handOverVolumes(change, move),
  };
}
