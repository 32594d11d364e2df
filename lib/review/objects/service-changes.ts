import { isSame } from '../../api-server';
import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import type { Outcome } from '../cluster';
import type { Context, ServiceChange } from './context';
import { wantedOf } from './runbook';

/** The Services that become others, by the file of HEAD that they stand in. */
export function serviceChanges(
  outcomes: readonly Outcome[],
  sources: readonly SourceObject[],
  context: Pick<Context, 'cluster'>,
): ReadonlyMap<string, readonly ServiceChange[]> {
  const changes = new Map<string, ServiceChange[]>();
  outcomes.forEach(({ identity, before }, index) => {
    const { manifest, file } = sources[index] as SourceObject;
    if (identity.kind !== 'Service' || before === undefined || isSame(before.applied, manifest)) return;
    const after = wantedOf(manifest, context);
    if (after === undefined) return;
    const known = changes.get(file) ?? [];
    known.push({ before: new Field(before.live), after: new Field(after) });
    changes.set(file, known);
  });
  return changes;
}
