import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';

/** Kinds that the control plane writes by itself when pods start and stop. */
const CONTROL_PLANE_KINDS = /^(events|endpoints|endpointslices|leases|controllerrevisions)\b/;

/** The state of a namespace. */
export interface NamespaceState {
  /** The lasting fields of each object, by its kind and name. */
  readonly objects: Readonly<Record<string, unknown>>;
  /** The names of the files in the data of each pod. */
  readonly data: Readonly<Record<string, string>>;
  /** The UID of each pod. */
  readonly uids: Readonly<Record<string, string>>;
}

/** Reads the state of a namespace. The data of a pod without `ls` is `not known`. */
export async function readState(namespace: TestNamespace): Promise<NamespaceState> {
  const printed = await namespace.runKubectl(['api-resources', '--namespaced', '--verbs=list', '--output=name']);
  const kinds = printed.split('\n').filter((kind) => kind !== '' && !CONTROL_PLANE_KINDS.test(kind));
  const items: Manifest[] = (await namespace.read(kinds.join(','))).items;
  const pods = items.filter(({ kind }) => kind === 'Pod');
  const data = pods.map(async ({ metadata: { name } }) => [name, await listFiles(namespace, name)]);
  return {
    objects: Object.fromEntries(items.map((item) => [`${item.kind} ${item.metadata.name}`, pickLastingFields(item)])),
    data: Object.fromEntries(await Promise.all(data)),
    uids: Object.fromEntries(pods.map(({ metadata: { name, uid } }) => [name, uid])),
  };
}

/** Finds the names of pods whose UID has changed. */
export function findReplacedPods(before: NamespaceState, after: NamespaceState): string[] {
  return Object.keys(before.uids).filter((pod) => before.uids[pod] !== after.uids[pod]);
}

function pickLastingFields({ kind, metadata, spec, data, rules, status }: Manifest): object {
  const { name, uid, labels, annotations } = metadata;
  if (kind === 'Pod') return { name, labels, annotations, spec };
  const { currentRevision, updateRevision, replicas, readyReplicas, capacity, phase } = status ?? {};
  const lastingStatus = { currentRevision, updateRevision, replicas, readyReplicas, capacity, phase };
  return { name, uid, labels, annotations, spec, data, rules, status: lastingStatus };
}

function listFiles(namespace: TestNamespace, pod: string): Promise<string> {
  return namespace.runKubectl(['exec', pod, '--', 'ls', '-A', '/data']).catch(() => 'not known');
}
