import type { ApiServer } from '../../api-server';
import { isSame, type JsonObject } from '../../kubernetes';
import type { Outcome } from '../cluster';
import type { Change } from '../report';
import { toComparableObject } from './comparable-object';
import { findDifferences, type ManifestDifference } from './differences';
import { followSteps, type PathStep } from './path-steps';

/** A changed field of a manifest, without its line. */
export interface ManifestFieldChange extends Omit<Change, 'line'> {
  /** The way to the field. It also works in an object whose lists have another order. */
  readonly steps: readonly PathStep[];
}

/** How a manifest differs from the manifest that was applied before. */
export interface ManifestComparison {
  /** Whether the apply changes the live object. */
  readonly hasEffect: boolean;
  readonly changes: readonly ManifestFieldChange[];
}

/**
 * Compares a manifest with the manifest that was applied before. A change is ignored if the live object has the same
 * value there before and after the apply.
 *
 * @param effectOf returns the effect of a change that is not ignored
 */
export function compareManifests(
  { before, after, problems }: Outcome,
  manifest: JsonObject,
  server: ApiServer,
  effectOf: (path: string) => Change['effect'],
): ManifestComparison {
  if (before === undefined || after === undefined) return { hasEffect: false, changes: [] };
  const differences = findDifferences(before.lastApplied, manifest, server.structOf(manifest), server.schema);
  if (problems.length > 0) {
    return { hasEffect: false, changes: differences.map((one) => toManifestChange(one, effectOf(one.path))) };
  }
  const [objectBefore, objectAfter] = [before, after].map(({ live }) => toComparableObject(live, server));
  const hasEffect = !isSame(objectBefore, objectAfter);
  const isSameInObject = ({ steps }: ManifestDifference) =>
    isSame(followSteps(objectBefore, steps), followSteps(objectAfter, steps));
  // An object that is stored in another API version has its fields at other paths.
  const isStoredElsewhere = hasEffect && differences.every(isSameInObject);
  const changes = differences.map((difference) => {
    const isIgnored = !isStoredElsewhere && isSameInObject(difference);
    return toManifestChange(difference, isIgnored ? 'ignored' : effectOf(difference.path));
  });
  return { hasEffect, changes };
}

function toManifestChange(
  { path, before, after, steps }: ManifestDifference,
  effect: Change['effect'],
): ManifestFieldChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }), effect, steps };
}
