import { isSame } from '../../api-server';
import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import type { Outcome } from '../cluster';
import type { ObjectContext, ServiceChange } from './context';
import { decodeIfAccepted } from './runbook';

/** The Services that become others, by the file of HEAD that they stand in. */
export function listServiceChanges(
  outcomes: readonly Outcome[],
  sources: readonly SourceObject[],
  context: Pick<ObjectContext, 'cluster'>,
): ReadonlyMap<string, readonly ServiceChange[]> {
  const changes = new Map<string, ServiceChange[]>();
  outcomes.forEach(({ identity, before }, index) => {
    const { manifest, file } = sources[index] as SourceObject;
    if (identity.kind !== 'Service' || before === undefined || isSame(before.applied, manifest)) return;
    const after = decodeIfAccepted(manifest, context);
    if (after === undefined) return;
    const known = changes.get(file) ?? [];
    known.push({ before: new Field(before.live), after: new Field(after) });
    changes.set(file, known);
  });
  return changes;
}
