import { setTimeout } from 'node:timers/promises';
import { LAST_APPLIED_ANNOTATION } from '../../lib/kubernetes';
import { identityOf } from '../changes';
import type { ClusterApi } from '../cluster';
import type { Manifest } from '../manifests';

const PAUSE_MS = 500;
const MAX_WAIT_MS = 300_000;
/** Controllers are done if nothing new happens for this long. Busy controllers addPlan twenty requests a second. */
const QUIET_MS = 4000;
/** How long pods are watched. A controller may create and delete a pod within this time. */
const WATCH_MS = 3000;

const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
const POD = { apiVersion: 'v1', kind: 'Pod' };
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

/** The objects of an API server, by identityOf. */
export type LiveObjects = ReadonlyMap<string, Manifest>;

/** Lists the objects of these manifests' kinds, pods and claims. Includes these namespaces and cluster-scoped objects. */
export async function listLiveObjects(
  server: ClusterApi,
  manifests: readonly Manifest[],
  namespaces: ReadonlySet<string>,
): Promise<LiveObjects> {
  const kinds = new Map(
    [...manifests, POD, CLAIM].map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  // The last API version wins, since it has more fields.
  const sorted = [...kinds.values()].sort((one, other) => one.apiVersion.localeCompare(other.apiVersion));
  const lists = await Promise.all(sorted.map((kind) => server.list(kind)));
  const found = lists
    .flat()
    .filter(({ metadata }) => metadata.namespace === undefined || namespaces.has(metadata.namespace));
  return new Map(found.map((one) => [identityOf(one), one]));
}

/** Waits until controllers have nothing more to do in these namespaces. */
export async function waitForControllers(server: ClusterApi, namespaces: ReadonlySet<string>): Promise<void> {
  const known = new Set<string>();
  const watched = await Promise.all([STATEFUL_SET, DEPLOYMENT, POD, CLAIM].map((kind) => server.watch(kind)));
  const deadline = Date.now() + MAX_WAIT_MS;
  try {
    for (let last = Date.now(); Date.now() < deadline; await setTimeout(PAUSE_MS)) {
      const objects = watched.flatMap((one) => [...one.objects.values()]);
      const all = objects.filter(({ metadata }) => namespaces.has(metadata.namespace));
      const seen = all.map(progress).sort().join();
      // A state that was seen before is no progress: a controller may create and delete the same pod endlessly.
      if (!known.has(seen) || !all.every(isDone)) last = Date.now();
      if (Date.now() - last >= QUIET_MS) return;
      known.add(seen);
    }
  } finally {
    for (const one of watched) one.close();
  }
  throw new Error(`controllers were still busy after ${MAX_WAIT_MS / 1000} seconds`);
}

/**
 * Watches the pods in these namespaces and returns the last state of each. Pods without a node are deleted at once, so
 * the controller of a StatefulSet may endlessly create a pod of the old template and delete it.
 *
 * @see https://github.com/kubernetes/kubernetes/issues/61998
 */
export async function watchPods(server: ClusterApi, namespaces: ReadonlySet<string>): Promise<LiveObjects> {
  const found = new Map<string, Manifest>();
  const watched = await server.watch(POD, (pod) => {
    if (namespaces.has(pod.metadata.namespace)) found.set(identityOf(pod), pod);
  });
  await setTimeout(WATCH_MS);
  watched.close();
  return found;
}

/** Text that changes when a controller succeeds. The number of failed attempts does not count. */
function progress(object: Manifest): string {
  const { generation, deletionTimestamp, labels } = object.metadata;
  const { updateRevision, phase } = object.status;
  const revision = updateRevision ?? labels?.['controller-revision-hash'];
  return [identityOf(object), generation, deletionTimestamp !== undefined, revision, phase].join();
}

function isDone({ kind, metadata, status }: Manifest): boolean {
  // Only claims from manifests get a volume on every cluster.
  if (kind === CLAIM.kind)
    return metadata.annotations?.[LAST_APPLIED_ANNOTATION] === undefined || status.phase === 'Bound';
  return kind === POD.kind || metadata.generation === status.observedGeneration;
}
