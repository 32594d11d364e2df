import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatefulSetUpdate } from '../../../lib/review';
import { Field } from '../../../lib/validation';
import type { Manifest } from '../../manifests';
import { kubectl, listOf, TestNamespace } from '../kubectl';
import { readPodUids } from './observe';

/** A busy node may take minutes to stop or start a pod. */
const READY_SECONDS = 560;

/** A folder for manifests. Its name tests that runbooks quote paths. */
export const folder = mkdtempSync(join(tmpdir(), `run's "book" `));
const namespaces: TestNamespace[] = [];

/** Deletes all namespaces of the suite, its folder, and the volumes that runbooks retained. */
export function deleteNamespaces(): void {
  rmSync(folder, { recursive: true });
  const names = namespaces.map(({ name }) => name);
  if (names.length === 0) return;
  kubectl(['delete', 'namespace', '--ignore-not-found', '--wait=false', ...names]);
  // A runbook that moves data sets the reclaim policy Retain.
  const volumes: Manifest[] = JSON.parse(kubectl(['get', 'persistentvolumes', '--output=json'])).items;
  const left = volumes.filter(
    ({ spec }) => names.includes(spec.claimRef?.namespace) && spec.persistentVolumeReclaimPolicy !== 'Delete',
  );
  const reclaimed = JSON.stringify({ spec: { persistentVolumeReclaimPolicy: 'Delete' } });
  for (const { metadata } of left) kubectl(['patch', 'persistentvolume', metadata.name, '--patch', reclaimed]);
}

/** Creates a namespace that `deleteNamespaces` deletes. */
export function createNamespace(): TestNamespace {
  const namespace = TestNamespace.create();
  namespaces.push(namespace);
  return namespace;
}

/** Runs a script like a user, and returns its output. Rejects with the output if it fails. */
export function runScript(script: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-e', '-c', script.join('\n')], { cwd: folder });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('close', (status) =>
      status === 0 ? resolve(output) : reject(new Error(`${script.join('\n')}\n${output}`)),
    );
  });
}

/** Applies objects in a namespace. */
export async function applyObjects(namespace: TestNamespace, objects: readonly Manifest[]): Promise<void> {
  await namespace.runKubectl(['apply', '--filename=-'], listOf(objects));
}

/** Waits until the pods of a StatefulSet are ready. If they do not get ready, throws the state of the namespace. */
export async function waitForRollout(namespace: TestNamespace, name = 'web'): Promise<void> {
  try {
    const { spec } = await namespace.read('statefulset', name);
    const ready = ['wait', `statefulset/${name}`, `--for=jsonpath={.status.readyReplicas}=${spec.replicas}`];
    const status = ['rollout', 'status', `statefulset/${name}`];
    const isOnDelete = spec.updateStrategy.type === 'OnDelete';
    await namespace.runKubectl([...(isOnDelete ? ready : status), `--timeout=${READY_SECONDS}s`]);
  } catch (error) {
    const state = await namespace.runKubectl(['get', 'pods,persistentvolumeclaims', '--output=wide']);
    throw new Error(`${error}\n${state}\n${await namespace.runKubectl(['events'])}`);
  }
}

/** Finds the StatefulSet among objects. */
export const findStatefulSet = (objects: readonly Manifest[]): Manifest =>
  objects.find(({ kind }) => kind === 'StatefulSet');

/** Writes HEAD to a file. Returns the change as the input of a runbook, with the defaults of the API server. */
export async function createChange(
  namespace: TestNamespace,
  base: readonly Manifest[],
  head: readonly Manifest[],
): Promise<StatefulSetUpdate> {
  const file = join(folder, `${namespace.name}.json`);
  writeFileSync(file, listOf(head));
  const ask = ['create', '--namespace=default', '--dry-run=server', '--output=json', '--filename=-'];
  const applyDefaults = async (object: Manifest) => {
    const { metadata, ...rest } = JSON.parse(await namespace.runKubectl(ask, JSON.stringify(object)));
    return new Field({ ...rest, metadata: { ...metadata, namespace: namespace.name } });
  };
  const services = head.flatMap((after) => {
    const before = base.find(({ kind, metadata }) => kind === 'Service' && metadata.name === after.metadata.name);
    return before && after.kind === 'Service' ? [{ before: new Field(before), after: new Field(after) }] : [];
  });
  return {
    before: await applyDefaults(findStatefulSet(base)),
    after: await applyDefaults(findStatefulSet(head)),
    namespace: namespace.name,
    file,
    kubernetes: '1.34',
    isAutoscaled: findStatefulSet(head).spec.replicas === undefined,
    services,
  };
}

/** Applies objects in a new namespace, and writes a mark into the data of each pod. */
export async function startApp(base: readonly Manifest[]): Promise<TestNamespace> {
  const namespace = createNamespace();
  await applyObjects(namespace, base);
  await waitForRollout(namespace);
  await writeMarks(namespace);
  return namespace;
}

/** Writes a mark into the data of each pod. */
export async function writeMarks(namespace: TestNamespace): Promise<void> {
  const mark = (pod: string) => namespace.runKubectl(['exec', pod, '--', 'sh', '-c', `echo of ${pod} > /data/mark`]);
  await Promise.all(Object.keys(await readPodUids(namespace)).map(mark));
}
