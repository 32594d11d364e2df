import { isClusterScoped } from '../../lib/kubernetes';
import { identityOf, objectsOf } from '../changes';
import type { ClusterApi } from '../cluster';
import { claimsOf, podOf } from '../controller';
import type { Manifest } from '../manifests';
import { runKubectlApply } from './apply';
import { type LiveObjects, listLiveObjects, waitForControllers, watchPods } from './live-objects';
import { type ObservedObject, observeObjects } from './observed-objects';
import { otherNamespace, type PlacedChange } from './placed-changes';

/** From this status on, the API server does not accept a request. */
const FIRST_ERROR_STATUS = 300;

/** A change that was applied to a cluster, and what happened. */
export interface ChangeTrial {
  readonly placed: PlacedChange;
  /** The live objects after the apply of BASE. */
  readonly before: LiveObjects;
  /** The live objects after the apply of HEAD. */
  readonly after: LiveObjects;
  /** By the identityOf of the object in its manifest. */
  readonly objects: ReadonlyMap<string, ObservedObject>;
  /** Why the API server rejects the pods or claims of a StatefulSet, by its identityOf in the manifest. */
  readonly podErrors: ReadonlyMap<string, string>;
}

/**
 * Applies BASE and then HEAD of several changes at the same time, each in its own namespace. Waits for controllers after
 * each apply.
 */
export async function runTrials(server: ClusterApi, batch: readonly PlacedChange[]): Promise<ChangeTrial[]> {
  const manifests = batch.flatMap(({ applied }) => objectsOf([...applied.base, ...applied.head]));
  const namespaces = new Set(batch.flatMap(namespacesOf));
  const around = await prepare(server, namespaces, manifests);
  const step = async (side: 'base' | 'head') => {
    const folders = Object.fromEntries(batch.map(({ namespace, applied }) => [namespace, applied[side]]));
    const rejected = await runKubectlApply(folders, server.kubeconfig);
    await waitForControllers(server, namespaces);
    const found = await listLiveObjects(server, manifests, namespaces);
    return { rejected, live: new Map([...found, ...(await watchPods(server, namespaces))]) };
  };
  try {
    const before = await step('base');
    const after = await step('head');
    return await Promise.all(
      batch.map(async (placed) => {
        const objects = observeObjects(placed, before, after);
        return {
          placed,
          before: before.live,
          after: after.live,
          objects,
          podErrors: await findPodErrors(server, objects),
        };
      }),
    );
  } finally {
    await cleanUp(server, [...around, ...manifests]);
  }
}

function namespacesOf({ namespace, base, head }: PlacedChange): string[] {
  const other = objectsOf([...base, ...head]).some(({ metadata }) => metadata.namespace !== undefined);
  return other ? [namespace, otherNamespace(namespace)] : [namespace];
}

const objectOf = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
});

/** Creates namespaces, and the objects that admission plugins require of pods. */
async function prepare(server: ClusterApi, namespaces: ReadonlySet<string>, manifests: readonly Manifest[]) {
  const pods = manifests.map(({ spec }) => spec?.template?.spec).filter((spec) => spec);
  const classes = new Set(pods.map(({ priorityClassName }) => priorityClassName).filter((name) => name));
  const accounts = new Set(['default', ...pods.map((spec) => spec.serviceAccountName).filter((name) => name)]);
  const hasNodes = (await server.list({ apiVersion: 'v1', kind: 'Node' })).length > 0;
  const inEach = (namespace: string) => [
    ...[...accounts].map((name) => objectOf('v1', 'ServiceAccount', name, namespace)),
    { ...objectOf('v1', 'LimitRange', 'no-node-has-this', namespace), spec: NO_NODE_HAS_THIS },
  ];
  const around = [
    ...[...namespaces].map((name) => objectOf('v1', 'Namespace', name)),
    ...[...classes].map((name) => ({ ...objectOf('scheduling.k8s.io/v1', 'PriorityClass', name), value: 1 })),
  ];
  await Promise.all(around.map((one) => server.create(one)));
  const inNamespaces = hasNodes ? [...namespaces].flatMap(inEach) : firstClaimManifests(manifests).map(volumeFor);
  await Promise.all(inNamespaces.map((one) => server.create(one)));
  return [...around, ...inNamespaces.filter(({ kind }) => isClusterScoped(kind))];
}

/** A LimitRange that keeps pods pending on every cluster. */
const NO_NODE_HAS_THIS = { limits: [{ type: 'Container', defaultRequest: { 'ephemeral-storage': '1Ei' } }] };

/** The first manifest of each claim. A PersistentVolume must fit the claim as it is created. */
function firstClaimManifests(manifests: readonly Manifest[]): Manifest[] {
  const claims = manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  return [...new Map(claims.map((one) => [identityOf(one), one] as const).reverse()).values()];
}

/** A PersistentVolume that the claim is bound to. Bound claims have other rules than unbound ones. */
function volumeFor({ metadata: { name, namespace }, spec }: Manifest): Manifest {
  const { accessModes, resources, storageClassName = 'standard' } = Object(spec);
  return {
    ...objectOf('v1', 'PersistentVolume', `${namespace}-${name}`),
    spec: {
      accessModes,
      capacity: Object(resources).requests,
      storageClassName,
      hostPath: { path: '/nowhere' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace },
    },
  };
}

/** Finds why the API server rejects pods of StatefulSets, or their claims. */
async function findPodErrors(
  server: ClusterApi,
  objects: ReadonlyMap<string, ObservedObject>,
): Promise<Map<string, string>> {
  const errors = new Map<string, string>();
  for (const [key, { manifest, outcome, after }] of objects) {
    if (manifest.kind !== 'StatefulSet' || !['created', 'updated'].includes(outcome) || after?.spec.replicas === 0)
      continue;
    const set = { ...after, spec: { volumeClaimTemplates: [], ...after?.spec } };
    const answers = await Promise.all(
      [podOf(set), ...claimsOf(set)].map((one) => server.tryCreate(withoutNamespace(one), after?.metadata.namespace)),
    );
    const rejection = answers.find(
      ({ status, body }) => status >= FIRST_ERROR_STATUS && body.reason !== 'AlreadyExists',
    );
    if (rejection !== undefined) errors.set(key, rejection.body.message);
  }
  return errors;
}

function withoutNamespace({ metadata: { namespace, ...metadata }, ...manifest }: Manifest): Manifest {
  return { ...manifest, metadata };
}

/** Deletes Services, which release their node ports, and namespaces with all objects in them. */
async function cleanUp(server: ClusterApi, manifests: readonly Manifest[]): Promise<void> {
  const own = manifests.filter(({ kind }) => kind === 'Service' || isClusterScoped(kind));
  const known = own.filter(({ apiVersion }) => !apiVersion.includes('example.com'));
  await Promise.all(known.map((one) => server.delete(one)));
}
