import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestChange } from '../changes';
import type { ClusterApi } from '../cluster';
import { batchesOf } from './placed';
import { tried } from './trial';
import { type Truth, truthOf } from './truth';

/** Controllers of a server make some twenty requests a second: more changes at once only wait for each other. */
const MOST_AT_ONCE = 50;

/**
 * What an API server makes of changes. With `TRUTHS=FOLDER` what was seen is kept there, and is not looked at again.
 *
 * @param patient whether controllers are waited for
 */
export async function truthsOf(
  server: ClusterApi,
  changes: readonly ManifestChange[],
  patient: boolean,
): Promise<Truth[]> {
  const known = new Map<string, Truth>(kept(server));
  const unseen = changes.filter((change) => !known.has(keyOf(change, patient)));
  for (const batch of batchesOf(unseen, MOST_AT_ONCE, `review-${randomBytes(3).toString('hex')}`)) {
    for (const trial of await tried(server, batch, patient)) {
      known.set(keyOf(trial.placed.change, patient), truthOf(trial, server.version, patient));
    }
    keep(server, known);
  }
  return changes.map((change) => known.get(keyOf(change, patient)) as Truth);
}

function keyOf(change: ManifestChange, patient: boolean): string {
  return createHash('sha256')
    .update(JSON.stringify([change, patient]))
    .digest('hex');
}

function kept(server: ClusterApi): [string, Truth][] {
  const path = pathFor(server);
  return path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

function keep(server: ClusterApi, known: ReadonlyMap<string, Truth>): void {
  const path = pathFor(server);
  if (path !== undefined) writeFileSync(path, JSON.stringify([...known]));
}

function pathFor({ version }: ClusterApi): string | undefined {
  const { TRUTHS } = process.env;
  return TRUTHS ? join(TRUTHS, `${version}.json`) : undefined;
}
