import { claimName } from '../../kubernetes';
import { MOVE_EXPLANATION } from './move-volume';
import { type ClaimMoves, handOverVolumes, reserveVolumes } from './move-volumes';
import { endOrdinalOf, intersectOrdinals, type RunbookOrdinals } from './ordinals';
import type { RunbookPart } from './runbook-part';
import { snapshotInstructions } from './snapshot';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/** Moves the data of claim templates that get another name. */
export function moveToRenamedTemplates(diff: StatefulSetDiff): RunbookPart | undefined {
  const { before, after, templates } = diff;
  const [first, ...others] = templates.renamed;
  if (first === undefined) return undefined;
  const pairs = [first, ...others] as const;
  const names = pairs.map((pair) => `${pair.before.name} is called ${pair.after.name} now`);
  const ordinals = intersectOrdinals(before.ordinals, after.ordinals);
  return moveData(diff, { pairs, ordinals, shift: 0 }, [
    `${names.join(', ')}: that makes new claims, which would be empty.`,
    'The pods are deleted, since they use the volumes. They start again when all volumes are moved.',
  ]);
}

/** Moves the data of pods that another range of ordinals removes to the pods that it adds. */
export function moveToNewOrdinals(diff: StatefulSetDiff): RunbookPart | undefined {
  const moves = ordinalMoves(diff);
  if (moves === undefined) return undefined;
  const { ordinals, shift } = moves;
  const removed = describePods(diff, ordinals);
  const added = describePods(diff, { ...ordinals, first: ordinals.first + shift });
  return moveData(diff, moves, [
    `Removed: ${removed}. New, with empty claims: ${added}.`,
    'Apply alone leaves the data behind. These commands give it to the new pods.',
  ]);
}

/** Whether another range of ordinals removes pods with data and adds other pods. */
export function hasMovedOrdinals(diff: StatefulSetDiff): boolean {
  return ordinalMoves(diff) !== undefined;
}

function ordinalMoves({ before, after, templates }: StatefulSetDiff): ClaimMoves | undefined {
  const removed = subtractOrdinals(before.ordinals, after.ordinals);
  const added = subtractOrdinals(after.ordinals, before.ordinals);
  const [first, ...others] = [...templates.kept, ...templates.renamed];
  const count = Math.min(removed.count, added.count);
  if (first === undefined || count === 0) return undefined;
  const ordinals = { first: removed.first, count };
  return { pairs: [first, ...others], ordinals, shift: added.first - removed.first };
}

/** The ordinals of the first range that are not in the second. Of two such rows, only the lower one. */
function subtractOrdinals(one: RunbookOrdinals, other: RunbookOrdinals): RunbookOrdinals {
  const both = intersectOrdinals(one, other);
  if (both.count === 0) return one;
  return one.first < both.first
    ? { first: one.first, count: both.first - one.first }
    : { first: endOrdinalOf(both), count: endOrdinalOf(one) - endOrdinalOf(both) };
}

function describePods({ before }: StatefulSetDiff, { first, count }: RunbookOrdinals): string {
  const start = podNameOf(before, first);
  return count === 1 ? start : `${start} to ${podNameOf(before, first + count - 1)}`;
}

/** Moves the volumes of claims to other claims. */
export function moveData(diff: StatefulSetDiff, moves: ClaimMoves, why: readonly string[]): RunbookPart {
  const { before, update } = diff;
  const [{ before: template }] = moves.pairs;
  const claim = claimName(template.name, podNameOf(before, moves.ordinals.first));
  return {
    why: [...why, ...MOVE_EXPLANATION],
    snapshot: snapshotInstructions(claim, update.before.at('metadata', 'namespace').string ?? update.namespace),
    beforeDeletion: reserveVolumes(diff, moves),
    whileDeleted: handOverVolumes(diff, moves),
  };
}
