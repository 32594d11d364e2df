import type { RunbookPart, StatefulSetDiff } from './change';

/** Claim templates that are gone: nothing deletes their claims. */
export function explainOrphanedClaims({ before, templates }: StatefulSetDiff): RunbookPart | undefined {
  if (templates.removed.length === 0) return undefined;
  const claims = templates.removed.map(({ name }) => `${name}-${before.name}-${before.ordinals.first}`);
  return {
    why: [`The claims ${claims.join(', ')} and so on stay, with their data, until you delete them.`],
  };
}
