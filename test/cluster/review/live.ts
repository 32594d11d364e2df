import { setTimeout } from 'node:timers/promises';
import type { Manifest } from '../../manifests';
import type { ApiServer } from '../api-server';
import { identity } from './change';

const PAUSE_MS = 1000;
const MOST_PAUSES = 300;
/** So long nothing must have changed for controllers to be done. */
const QUIET_PAUSES = 10;

const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
const POD = { apiVersion: 'v1', kind: 'Pod' };
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

/** Objects of an API server, by identity. */
export type Live = ReadonlyMap<string, Manifest>;

/** The objects of these kinds that are on a server, and the pods and claims, in these namespaces and in none. */
export async function live(
  server: ApiServer,
  manifests: readonly Manifest[],
  namespaces: ReadonlySet<string>,
): Promise<Live> {
  const kinds = new Map(
    [...manifests, POD, CLAIM].map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  // Of an object in two versions of the API the newer one says more.
  const sorted = [...kinds.values()].sort((one, other) => one.apiVersion.localeCompare(other.apiVersion));
  const lists = await Promise.all(sorted.map((kind) => server.list(kind)));
  const found = lists
    .flat()
    .filter(({ metadata }) => metadata.namespace === undefined || namespaces.has(metadata.namespace));
  return new Map(found.map((one) => [identity(one), one]));
}

/** Waits until controllers have done in these namespaces what they can do. */
export async function settled(server: ApiServer, namespaces: ReadonlySet<string>): Promise<void> {
  let [last, quiet] = ['', 0];
  for (let pause = 0; pause < MOST_PAUSES; pause++) {
    const lists = await Promise.all([STATEFUL_SET, DEPLOYMENT, POD, CLAIM].map((kind) => server.list(kind)));
    const all = lists.flat().filter(({ metadata }) => namespaces.has(metadata.namespace));
    const seen = all.map(progress).join();
    quiet = seen === last && all.every(isObserved) ? quiet + 1 : 0;
    if (quiet === QUIET_PAUSES) return;
    last = seen;
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`controllers were still busy after ${(MOST_PAUSES * PAUSE_MS) / 1000} seconds`);
}

/** What tells that a controller has done something, but for how often it tried in vain. */
function progress({ metadata, status }: Manifest): string {
  return [metadata.uid, metadata.generation, metadata.deletionTimestamp, status.updateRevision, status.phase].join();
}

function isObserved({ kind, metadata, status }: Manifest): boolean {
  return (
    ![STATEFUL_SET, DEPLOYMENT].some((one) => one.kind === kind) || metadata.generation === status.observedGeneration
  );
}
