import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderChange } from '../changes';
import type { ApiServer } from '../cluster';
import { type ObservedChange, observeChange } from './observed-change';
import { placeInBatches } from './placed-changes';
import { runTrials } from './trial';

/** Controllers of a server make some twenty requests a second: more changes at once only wait for each other. */
const MOST_AT_ONCE = 50;

/**
 * What an API server makes of changes. With `TRUTHS=FOLDER` what was seen is kept there, and is not looked at again.
 *
 * @param patient whether controllers are waited for
 */
export async function observeChanges(
  server: ApiServer,
  changes: readonly FolderChange[],
  patient: boolean,
): Promise<ObservedChange[]> {
  const known = new Map<string, ObservedChange>(kept(server));
  const unseen = changes.filter((change) => !known.has(keyOf(change, patient)));
  for (const batch of placeInBatches(unseen, MOST_AT_ONCE, `review-${randomBytes(3).toString('hex')}`)) {
    for (const trial of await runTrials(server, batch, patient)) {
      known.set(keyOf(trial.placed.change, patient), observeChange(trial, server.version, patient));
    }
    keep(server, known);
  }
  return changes.map((change) => known.get(keyOf(change, patient)) as ObservedChange);
}

function keyOf(change: FolderChange, patient: boolean): string {
  return createHash('sha256')
    .update(JSON.stringify([change, patient]))
    .digest('hex');
}

function kept(server: ApiServer): [string, ObservedChange][] {
  const path = pathFor(server);
  return path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

function keep(server: ApiServer, known: ReadonlyMap<string, ObservedChange>): void {
  const path = pathFor(server);
  if (path !== undefined) writeFileSync(path, JSON.stringify([...known]));
}

function pathFor({ version }: ApiServer): string | undefined {
  const { TRUTHS } = process.env;
  return TRUTHS ? join(TRUTHS, `${version}.json`) : undefined;
}
