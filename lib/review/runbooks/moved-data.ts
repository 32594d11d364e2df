import type { Ordinals } from '../../stateful-sets';
import type { Change, Situation } from './change';
import { claimsMade, type Move, volumesHandedOver, WHY_MOVED } from './moved-claims';
import { endOf, inBoth } from './ordinals';

/** Claim templates under another name. */
export function renamedTemplates(change: Change): Situation | undefined {
  const { before, after, templates } = change;
  if (templates.renamed.length === 0) return undefined;
  const names = templates.renamed.map((pair) => `${pair.before.name} is called ${pair.after.name} now`);
  return moved(change, { pairs: templates.renamed, ordinals: inBoth(before.ordinals, after.ordinals), shift: 0 }, [
    `${names.join(', ')}: new claims, which would be empty.`,
    'The pods are deleted, since a volume is in use until then, and made again once all volumes have been moved.',
  ]);
}

/** Ordinals that begin elsewhere: pods go that have data, and others come that have none. */
export function movedOrdinals(change: Change): Situation | undefined {
  const { before, after, templates } = change;
  const [gone, come] = [rest(before.ordinals, after.ordinals), rest(after.ordinals, before.ordinals)];
  const pairs = [...templates.kept, ...templates.renamed];
  const count = Math.min(gone.count, come.count);
  if (count === 0 || pairs.length === 0) return undefined;
  const shift = come.first - gone.first;
  return moved(change, { pairs, ordinals: { first: gone.first, count }, shift }, [
    `Pods ${nameOf(before.name, gone.first, count)} go, and ${nameOf(before.name, come.first, count)} come, with empty claims.`,
    'Apply alone leaves the data behind. To give it to the pods that come:',
  ]);
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
  return {
    why: [...why, ...WHY_MOVED],
    whileItStands: claimsMade(change, move),
    whileItIsGone: volumesHandedOver(change, move),
  };
}
