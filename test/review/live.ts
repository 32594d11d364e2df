import { setTimeout } from 'node:timers/promises';
import { LAST_APPLIED } from '../../lib/kubernetes';
import { identityOf } from '../changes';
import type { ClusterApi } from '../cluster';
import type { Manifest } from '../manifests';

const PAUSE_MS = 500;
const MOST_MS = 300_000;
/** Controllers are done if nothing new happens for this long. While they are busy, they make twenty requests a second. */
const QUIET_MS = 4000;
/** So long pods are looked at: longer than what a controller makes and takes away again isn't there. */
const LOOKING_MS = 3000;

const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
const POD = { apiVersion: 'v1', kind: 'Pod' };
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

/** Objects of an API server, by identity. */
export type Live = ReadonlyMap<string, Manifest>;

/** The objects of these kinds that are on a server, and the pods and claims, in these namespaces and in none. */
export async function live(
  server: ClusterApi,
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
  return new Map(found.map((one) => [identityOf(one), one]));
}

/** Waits until controllers have done in these namespaces what they can do. */
export async function settled(server: ClusterApi, namespaces: ReadonlySet<string>): Promise<void> {
  const known = new Set<string>();
  const watched = await Promise.all([STATEFUL_SET, DEPLOYMENT, POD, CLAIM].map((kind) => server.watch(kind)));
  const deadline = Date.now() + MOST_MS;
  try {
    for (let last = Date.now(); Date.now() < deadline; await setTimeout(PAUSE_MS)) {
      const objects = watched.flatMap((one) => [...one.objects.values()]);
      const all = objects.filter(({ metadata }) => namespaces.has(metadata.namespace));
      const seen = all.map(progress).sort().join();
      // What has been so before is no progress: a controller may do one thing and undo it without end.
      if (!known.has(seen) || !all.every(isDone)) last = Date.now();
      if (Date.now() - last >= QUIET_MS) return;
      known.add(seen);
    }
  } finally {
    for (const one of watched) one.close();
  }
  throw new Error(`controllers were still busy after ${MOST_MS / 1000} seconds`);
}

/**
 * The pods in these namespaces, each as it was when it was last there. Where pods of a StatefulSet go as soon as they
 * are deleted, as those do that no node has, its controller may forever make one of the old template and delete it.
 *
 * @see https://github.com/kubernetes/kubernetes/issues/61998
 */
export async function livePods(server: ClusterApi, namespaces: ReadonlySet<string>): Promise<Live> {
  const found = new Map<string, Manifest>();
  const watched = await server.watch(POD, (pod) => {
    if (namespaces.has(pod.metadata.namespace)) found.set(identityOf(pod), pod);
  });
  await setTimeout(LOOKING_MS);
  watched.close();
  return found;
}

/** What tells that a controller has done something, but for how often it tried in vain. */
function progress(object: Manifest): string {
  const { generation, deletionTimestamp, labels } = object.metadata;
  const { updateRevision, phase } = object.status;
  const revision = updateRevision ?? labels?.['controller-revision-hash'];
  return [identityOf(object), generation, deletionTimestamp !== undefined, revision, phase].join();
}

function isDone({ kind, metadata, status }: Manifest): boolean {
  // Of claims these alone have a volume everywhere; those that controllers make of templates have one on some servers.
  if (kind === CLAIM.kind) return metadata.annotations?.[LAST_APPLIED] === undefined || status.phase === 'Bound';
  return kind === POD.kind || metadata.generation === status.observedGeneration;
}
