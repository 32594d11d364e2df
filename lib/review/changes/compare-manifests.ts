import { type ApiServer, isSame, type JsonObject } from '../../api-server';
import type { Outcome } from '../cluster';
import type { Change } from '../report';
import { toComparableObject } from './comparable-object';
import { type Difference, findDifferences } from './differences';
import { followSteps, type PathStep } from './path-steps';

/** A change of a field, without its line. */
export interface ManifestChange extends Omit<Change, 'line'> {
  /** How the field is found in an object in which the items of a list may stand in another order. */
  readonly steps: readonly PathStep[];
}

/** What an apply changes of an object that stood before. */
export interface ManifestComparison {
  /** Whether anything that the cluster keeps is another than before. */
  readonly hasEffect: boolean;
  readonly changes: readonly ManifestChange[];
}

/**
 * What of a manifest is another than in the one that was applied before, and whether that has an effect. `effectOf`
 * gives the effect of a change that is not ignored.
 */
export function compareManifests(
  { before, after, problems }: Outcome,
  manifest: JsonObject,
  server: ApiServer,
  effectOf: (path: string) => Change['effect'],
): ManifestComparison {
  if (before === undefined || after === undefined) return { hasEffect: false, changes: [] };
  const struct = server.structOf(manifest);
  const all = findDifferences(before.applied, manifest, struct, server.schema);
  if (problems.length > 0) return { hasEffect: false, changes: all.map((one) => told(one, effectOf(one.path))) };
  const [was, is] = [toComparableObject(before.live, server), toComparableObject(after.live, server)];
  const hasEffect = !isSame(was, is);
  const isIgnored = ({ steps }: Difference) => isSame(followSteps(was, steps), followSteps(is, steps));
  // What is written in another version of the API than it is kept in isn't found where the manifest has it.
  const isElsewhere = hasEffect && all.every(isIgnored);
  return {
    hasEffect,
    changes: all.map((one) => told(one, isIgnored(one) && !isElsewhere ? 'ignored' : effectOf(one.path))),
  };
}

function told({ path, before, after, steps }: Difference, effect: Change['effect']): ManifestChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }), effect, steps };
}
