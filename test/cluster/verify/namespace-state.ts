import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';

/** What the control plane writes down of its own accord, about pods that come and go and revisions that were. */
const CONTROL_PLANE_KINDS = /^(events|endpoints|endpointslices|leases|controllerrevisions)\b/;

/** All that stands in a namespace. */
export interface NamespaceState {
  /** What each object says, by its kind and name. */
  readonly objects: Readonly<Record<string, unknown>>;
  /** The files in the data of each pod. */
  readonly data: Readonly<Record<string, string>>;
  /** Which pods they are. */
  readonly uids: Readonly<Record<string, string>>;
}

/** What stands in a namespace. Of pods without a shell the data isn't known. */
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

/** The pods that are others than before, by their names. */
export function findReplacedPods(before: NamespaceState, after: NamespaceState): string[] {
  return Object.keys(before.uids).filter((pod) => before.uids[pod] !== after.uids[pod]);
}

function pickLastingFields({ kind, metadata, spec, data, rules, status }: Manifest): object {
  const { name, uid, labels, annotations } = metadata;
  if (kind === 'Pod') return { name, labels, annotations, spec };
  const { currentRevision, updateRevision, replicas, readyReplicas, capacity, phase } = status ?? {};
  const stood = { currentRevision, updateRevision, replicas, readyReplicas, capacity, phase };
  return { name, uid, labels, annotations, spec, data, rules, status: stood };
}

function listFiles(namespace: TestNamespace, pod: string): Promise<string> {
  return namespace.runKubectl(['exec', pod, '--', 'ls', '-A', '/data']).catch(() => 'not known');
}
