import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestChange } from '../changes';
import type { ClusterApi } from '../cluster';
import { type ObservedChange, observeChange } from './observed-change';
import { placeInBatches } from './placed-changes';
import { runTrials } from './trial';

/** Controllers addPlan about twenty requests a second. More changes at the same time would only wait for each other. */
const MAX_BATCH_SIZE = 50;

/** Applies changes to a cluster and observes what happens. With `TRUTHS=FOLDER`, keeps and reuses observations there. */
export async function observeChanges(
  server: ClusterApi,
  changes: readonly ManifestChange[],
): Promise<ObservedChange[]> {
  const observed = new Map<string, ObservedChange>(readObservations(server));
  const pending = changes.filter((change) => !observed.has(hashOf(change)));
  for (const batch of placeInBatches(pending, MAX_BATCH_SIZE, `review-${randomBytes(3).toString('hex')}`)) {
    for (const trial of await runTrials(server, batch)) {
      observed.set(hashOf(trial.placed.change), observeChange(trial, server.version));
    }
    writeObservations(server, observed);
  }
  return changes.map((change) => observed.get(hashOf(change)) as ObservedChange);
}

function hashOf(change: ManifestChange): string {
  return createHash('sha256').update(JSON.stringify(change)).digest('hex');
}

function readObservations(server: ClusterApi): [string, ObservedChange][] {
  const path = pathFor(server);
  return path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

function writeObservations(server: ClusterApi, observed: ReadonlyMap<string, ObservedChange>): void {
  const path = pathFor(server);
  if (path !== undefined) writeFileSync(path, JSON.stringify([...observed]));
}

/** The file of kept observations. Undefined without `TRUTHS`. */
function pathFor({ version }: ClusterApi): string | undefined {
  const { TRUTHS } = process.env;
  return TRUTHS ? join(TRUTHS, `${version}.json`) : undefined;
}
