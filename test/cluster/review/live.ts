import { setTimeout } from 'node:timers/promises';
import { LAST_APPLIED } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';
import type { ApiServer } from '../api-server';
import { identity } from './change';

const PAUSE_MS = 1000;
const MOST_PAUSES = 300;
/** So long there must have been nothing new for controllers to be done. */
const QUIET_PAUSES = 10;
/** So long pods are looked at, without a pause: longer than what a controller makes and takes away again isn't there. */
const LOOKING_MS = 3000;

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
  const known = new Set<string>();
  let quiet = 0;
  for (let pause = 0; pause < MOST_PAUSES; pause++) {
    const lists = await Promise.all([STATEFUL_SET, DEPLOYMENT, POD, CLAIM].map((kind) => server.list(kind)));
    const all = lists.flat().filter(({ metadata }) => namespaces.has(metadata.namespace));
    const seen = all.map(progress).join();
    // What has been so before is no progress: a controller may do one thing and undo it without end.
    quiet = known.has(seen) && all.every(isDone) ? quiet + 1 : 0;
    if (quiet === QUIET_PAUSES) return;
    known.add(seen);
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`controllers were still busy after ${(MOST_PAUSES * PAUSE_MS) / 1000} seconds`);
}

/**
 * The pods in these namespaces, each as it was when it was last there. Where pods of a StatefulSet go as soon as they
 * are deleted, as those do that no node has, its controller may forever make one of the old template and delete it.
 *
 * @see https://github.com/kubernetes/kubernetes/issues/61998
 */
export async function livePods(server: ApiServer, namespaces: ReadonlySet<string>): Promise<Live> {
  const found = new Map<string, Manifest>();
  for (const end = Date.now() + LOOKING_MS; Date.now() < end; ) {
    const pods = (await server.list(POD)).filter(({ metadata }) => namespaces.has(metadata.namespace));
    for (const pod of pods) found.set(identity(pod), pod);
  }
  return found;
}

/** What tells that a controller has done something, but for how often it tried in vain. */
function progress(object: Manifest): string {
  const { generation, deletionTimestamp, labels } = object.metadata;
  const { updateRevision, phase } = object.status;
  const revision = updateRevision ?? labels?.['controller-revision-hash'];
  return [identity(object), generation, deletionTimestamp !== undefined, revision, phase].join();
}

function isDone({ kind, metadata, status }: Manifest): boolean {
  // Of claims these alone have a volume everywhere; those that controllers make of templates have one on some servers.
  if (kind === CLAIM.kind) return metadata.annotations?.[LAST_APPLIED] === undefined || status.phase === 'Bound';
  return kind === POD.kind || metadata.generation === status.observedGeneration;
}
