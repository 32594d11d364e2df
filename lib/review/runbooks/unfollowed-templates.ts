import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';

import type { RunbookPart, StatefulSetDiff } from './change';
import type { SizedClaimTemplate } from './claim-templates';
import { copiedTemplatesOf } from './copy-claims';

/** Claim templates that say something else than the claims that were made of them. */
export function explainKeptClaims(change: StatefulSetDiff): RunbookPart | undefined {
  const copied = copiedTemplatesOf(change);
  const other = change.templates.kept
    .filter((pair) => !copied.includes(pair))
    .filter(
      ({ before, after }) => after.bytes < before.bytes || !isDeepStrictEqual(withoutSize(before), withoutSize(after)),
    );
  if (other.length === 0) return undefined;
  const names = other.map(({ after }) => after.name).join(', ');
  return {
    why: [`Apart from growth, existing claims of ${names} stay as they are. Only new claims follow the template.`],
  };
}

/** All but its size. */
function withoutSize({ field }: SizedClaimTemplate): unknown {
  return withStorage(field, undefined);
}

/** A claim template with another storage, and without what the server says of every one. */
export function withStorage(template: Field, storage: unknown): unknown {
  const spec = template.at('spec');
  const resources = spec.at('resources');
  const requests = { ...resources.at('requests').map, storage };
  const { apiVersion, kind, ...told } = { ...template.map };
  return { ...told, spec: { ...spec.map, resources: { ...resources.map, requests } } };
}
