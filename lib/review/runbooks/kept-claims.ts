import { isDeepStrictEqual } from 'node:util';
import { claimName } from '../../kubernetes';
import { type SizedClaimTemplate, withStorageRequest } from './claim-templates';
import { templatesOfCopiedClaims } from './copy-claims';
import type { RunbookPart } from './runbook-part';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/** Explains that existing claims do not follow their template, except in growth. */
export function explainKeptClaims(diff: StatefulSetDiff): RunbookPart | undefined {
  const copied = templatesOfCopiedClaims(diff);
  const ignored = diff.templates.kept.filter((pair) => {
    const { before, after } = pair;
    const isOther = after.bytes < before.bytes || !isDeepStrictEqual(withoutSize(before), withoutSize(after));
    return isOther && !copied.includes(pair);
  });
  if (ignored.length === 0) return undefined;
  const names = ignored.map(({ after }) => after.name).join(', ');
  return {
    why: [`Apart from growth, existing claims of ${names} stay as they are. Only new claims follow the template.`],
  };
}

/** Explains that the claims of removed templates stay: nothing deletes them. */
export function explainOrphanedClaims({ before, templates }: StatefulSetDiff): RunbookPart | undefined {
  if (templates.removed.length === 0) return undefined;
  const claims = templates.removed.map(({ name }) => claimName(name, podNameOf(before, before.ordinals.first)));
  return { why: [`The claims ${claims.join(', ')} and so on stay, with their data, until you delete them.`] };
}

function withoutSize({ field }: SizedClaimTemplate): unknown {
  return withStorageRequest(field, undefined);
}
