import { isSame } from '../../kubernetes';
import { Field } from '../../validation';
import type { ObjectOutcome } from '../cluster';
import type { ServiceChange, WorkloadContext } from './context';
import { decodeIfAccepted } from './runbook';

/** Lists the existing Services whose manifest changes, by the file of HEAD that has them. */
export function listServiceChanges(
  outcomes: readonly ObjectOutcome[],
  context: WorkloadContext,
): ReadonlyMap<string, readonly ServiceChange[]> {
  const changes = new Map<string, ServiceChange[]>();
  for (const { identity, before, source } of outcomes) {
    if (identity.kind !== 'Service' || before === undefined || isSame(before.lastApplied, source.manifest)) continue;
    const after = decodeIfAccepted(source.manifest, context);
    if (after === undefined) continue;
    const others = changes.get(source.file) ?? [];
    changes.set(source.file, [...others, { before: new Field(before.live), after: new Field(after) }]);
  }
  return changes;
}
