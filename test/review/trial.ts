import { CLUSTER_SCOPED } from '../../lib/kubernetes';
import { identityOf, objectsOf } from '../changes';
import type { ClusterApi } from '../cluster';
import { claimsOf, podOf } from '../controller';
import type { Manifest } from '../manifests';
import { apply } from './applied';
import { type Live, live, livePods, settled } from './live';
import { elsewhere, type Placed } from './placed';
import { type Seen, seenOf } from './seen';

const TAKEN = 300;

/** What became of a change on a server. */
export interface Trial {
  readonly placed: Placed;
  readonly before: Live;
  readonly after: Live;
  /** By the identity that the object has in its manifest. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** What stands against the pods or claims of a StatefulSet, by its identity in the manifest. */
  readonly stillborn: ReadonlyMap<string, string>;
}

/**
 * Applies BASE and then HEAD of changes, all at the same time, each in a namespace of its own.
 *
 * @param patient whether controllers are waited for, after each
 */
export async function tried(server: ClusterApi, batch: readonly Placed[], patient: boolean): Promise<Trial[]> {
  const manifests = batch.flatMap(({ applied }) => objectsOf([...applied.base, ...applied.head]));
  const namespaces = new Set(batch.flatMap(namespacesOf));
  const around = await prepare(server, namespaces, manifests);
  const step = async (side: 'base' | 'head') => {
    const folders = Object.fromEntries(batch.map(({ namespace, applied }) => [namespace, applied[side]]));
    const rejected = await apply(folders, server.kubeconfig);
    if (patient) await settled(server, namespaces);
    const found = await live(server, manifests, namespaces);
    return { rejected, live: patient ? new Map([...found, ...(await livePods(server, namespaces))]) : found };
  };
  try {
    const before = await step('base');
    const after = await step('head');
    return await Promise.all(
      batch.map(async (placed) => {
        const seen = seenOf(placed, before, after);
        return { placed, before: before.live, after: after.live, seen, stillborn: await stillborn(server, seen) };
      }),
    );
  } finally {
    await cleanUp(server, [...around, ...manifests]);
  }
}

function namespacesOf({ namespace, base, head }: Placed): string[] {
  const other = objectsOf([...base, ...head]).some(({ metadata }) => metadata.namespace !== undefined);
  return other ? [namespace, elsewhere(namespace)] : [namespace];
}

const of = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
});

/** Makes namespaces, and what admission looks for before it lets a pod in. */
async function prepare(server: ClusterApi, namespaces: ReadonlySet<string>, manifests: readonly Manifest[]) {
  const pods = manifests.map(({ spec }) => spec?.template?.spec).filter((spec) => spec);
  const classes = new Set(pods.map(({ priorityClassName }) => priorityClassName).filter((name) => name));
  const accounts = new Set(['default', ...pods.map((spec) => spec.serviceAccountName).filter((name) => name)]);
  const hasNodes = (await server.list({ apiVersion: 'v1', kind: 'Node' })).length > 0;
  const inEach = (namespace: string) => [
    ...[...accounts].map((name) => of('v1', 'ServiceAccount', name, namespace)),
    { ...of('v1', 'LimitRange', 'no-node-has-this', namespace), spec: NO_NODE_HAS_THIS },
  ];
  const around = [
    ...[...namespaces].map((name) => of('v1', 'Namespace', name)),
    ...[...classes].map((name) => ({ ...of('scheduling.k8s.io/v1', 'PriorityClass', name), value: 1 })),
  ];
  await Promise.all(around.map((one) => server.create(one)));
  const inNamespaces = hasNodes ? [...namespaces].flatMap(inEach) : claimsMade(manifests).map(volumeFor);
  await Promise.all(inNamespaces.map((one) => server.create(one)));
  return [...around, ...inNamespaces.filter(({ kind }) => CLUSTER_SCOPED.includes(kind))];
}

/** Pods are to stay pending, everywhere alike. */
const NO_NODE_HAS_THIS = { limits: [{ type: 'Container', defaultRequest: { 'ephemeral-storage': '1Ei' } }] };

/** The claims as they are when they are made, whatever is applied to them later: a volume suits them only so. */
function claimsMade(manifests: readonly Manifest[]): Manifest[] {
  const claims = manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  return [...new Map(claims.map((one) => [identityOf(one), one] as const).reverse()).values()];
}

/** A volume that a claim is bound to: what a bound claim may do an unbound one may not. */
function volumeFor({ metadata: { name, namespace }, spec }: Manifest): Manifest {
  const { accessModes, resources, storageClassName = 'standard' } = Object(spec);
  return {
    ...of('v1', 'PersistentVolume', `${namespace}-${name}`),
    spec: {
      accessModes,
      capacity: Object(resources).requests,
      storageClassName,
      hostPath: { path: '/nowhere' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace },
    },
  };
}

/** What stands against the pods that StatefulSets want, and against the claims of those. */
async function stillborn(server: ClusterApi, seen: ReadonlyMap<string, Seen>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [key, { manifest, outcome, after }] of seen) {
    if (manifest.kind !== 'StatefulSet' || !['created', 'updated'].includes(outcome) || after?.spec.replicas === 0)
      continue;
    const set = { ...after, spec: { volumeClaimTemplates: [], ...after?.spec } };
    const answers = await Promise.all(
      [podOf(set), ...claimsOf(set)].map((one) => server.tryCreate(withoutNamespace(one), after?.metadata.namespace)),
    );
    const objection = answers.find(({ status, body }) => status >= TAKEN && body.reason !== 'AlreadyExists');
    if (objection !== undefined) found.set(key, objection.body.message);
  }
  return found;
}

function withoutNamespace({ metadata: { namespace, ...metadata }, ...manifest }: Manifest): Manifest {
  return { ...manifest, metadata };
}

/** Node ports are free as soon as their Services are gone; with a namespace goes what is in it. */
async function cleanUp(server: ClusterApi, manifests: readonly Manifest[]): Promise<void> {
  const own = manifests.filter(({ kind }) => kind === 'Service' || CLUSTER_SCOPED.includes(kind));
  const known = own.filter(({ apiVersion }) => !apiVersion.includes('example.com'));
  await Promise.all(known.map((one) => server.delete(one)));
}
