import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { kubectl, listOf, TestNamespace } from '../../test/cluster';
import type { Manifest } from '../../test/manifests';

const PAGE = readFileSync('lab/migrating.md', 'utf8');
const APPS = ['python-app', 'node-app'];
const READY_TIMEOUT = '180s';
const APPLIED_KINDS = 'statefulset,service,poddisruptionbudget';

let namespace: TestNamespace;
let folder: string;

beforeAll(() => {
  assertHelm();
  namespace = TestNamespace.createForLab();
  folder = mkdtempSync(join(tmpdir(), 'migrating-'));
  symlinkSync(resolve('dist'), join(folder, 'dist'));
  for (const app of APPS) symlinkSync(resolve('lab/helm', app), join(folder, app));
  writeFileSync(join(folder, 'kubeconfig'), kubectl(['config', 'view', '--raw', '--flatten', '--minify']));
  runBash(`kubectl config set-context --current --namespace=${namespace.name}`);
  runBash(
    'kubectl create secret generic my-secret --from-literal=MY_USER=somebody --from-literal=MY_PASS=for-this-test',
  );
  runBash('helm install app-stateful ./python-app/ && helm install node-app ./node-app/');
  for (const app of APPS) runBash(`kubectl rollout status statefulset/${app} --timeout=${READY_TIMEOUT}`);
  writeMarksToClaims();
});

afterAll(() => {
  namespace?.delete();
  if (folder) rmSync(folder, { recursive: true });
});

/** Throws if Helm, which installs the release of the lab, does not run. */
function assertHelm(): void {
  const { error, status } = spawnSync(process.env.HELM ?? 'helm', ['version']);
  if (error || status !== 0)
    throw new Error('Helm does not run. Set HELM to its path, or add it to PATH. `.ci/helm FOLDER` installs it.');
}

/** Runs a script like a reader of the page, in the namespace of the release. Throws the output if it fails. */
function runBash(script: string): string {
  const path = [process.env.HELM && dirname(resolve(process.env.HELM)), process.env.PATH].filter(Boolean);
  const env = { ...process.env, KUBECONFIG: join(folder, 'kubeconfig'), PATH: path.join(delimiter) };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script}\n${stdout}${stderr}`);
  return stdout;
}

/** Reads the code blocks in a section of the page. */
function readBlocks(heading: string): string[] {
  const section = PAGE.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^( *)```sh\n(.*?)^ *```$/gms)].map(([, , commands]) => commands ?? '');
}

/** Writes a mark into each claim. Uses pods that run as root, since the lab's pods may not write. */
function writeMarksToClaims(): void {
  const writers = namespace.get('pvc').items.map(({ metadata: { name } }: Manifest) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { writes: 'data' } },
    spec: {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'writer',
          image: 'busybox:1.36.1',
          command: ['sh', '-c', `echo of ${name} > /data/mark`],
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
    },
  }));
  namespace.kubectl(['create', '--filename=-'], listOf(writers));
  runBash("kubectl wait pod --selector writes=data --for=jsonpath='{.status.phase}'=Succeeded --timeout=60s");
  runBash('kubectl delete pod --selector writes=data');
}

const podNamesOf = (app: string): string[] => [0, 1, 2].map((ordinal) => `${app}-${ordinal}`);
const readPods = (app: string): Manifest[] => namespace.get('pods', `--selector=app=${app}`).items;
const readPodUids = (app: string): string[] => readPods(app).map(({ metadata }) => metadata.uid);
const readClaimUids = (): string[] => namespace.get('pvc').items.map(({ metadata }: Manifest) => metadata.uid);
const readOwners = (app: string): Manifest[] => readPods(app).flatMap(({ metadata }) => metadata.ownerReferences ?? []);
const readNames = (kinds: string): string[] =>
  namespace.get(kinds).items.map(({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`);
const readMarks = (app: string): string[] => podNamesOf(app).map((pod) => namespace.exec(pod, 'cat', '/data/mark'));
const marksBefore = (app: string): string[] => podNamesOf(app).map((pod) => `of app-data-${pod}`);

/** Finds the names of replaced pods, in the order of their creation. */
function findReplacedPods(app: string, before: readonly string[]): string[] {
  const newPods = readPods(app).filter(({ metadata }) => !before.includes(metadata.uid));
  const createdAt = ({ metadata }: Manifest) => Date.parse(metadata.creationTimestamp);
  return newPods.sort((one, other) => createdAt(one) - createdAt(other)).map(({ metadata }) => metadata.name);
}

test('helm upgrade cannot change podManagementPolicy of the lab’s release', () => {
  const upgrade = 'helm upgrade app-stateful ./python-app/ --set podManagementPolicy=Parallel';
  expect(() => runBash(upgrade)).toThrow(/UPGRADE FAILED: .*StatefulSet.* is invalid: spec: Forbidden/);
});

test('the API server rejects dist/python-app.k8s.yaml over the release, for the Service and its node port', () => {
  const apply = () => runBash('kubectl apply --dry-run=server -f dist/python-app.k8s.yaml');
  expect(apply).toThrow('spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set');
  expect(apply).toThrow('provided port is already allocated');
});

test('the commands for python-app replace each pod once, from the highest ordinal down, and keep claims and data', () => {
  const [forget = '', orphan = '', ...others] = readBlocks('python-app');
  const before = { uids: readPodUids('python-app'), claims: readClaimUids() };
  runBash(forget + orphan);
  expect(readPodUids('python-app')).toEqual(before.uids);
  expect(readOwners('python-app')).toEqual([]);

  const printed = runBash(others.join(''));
  expect(printed.match(/app-data-python-app-\d +Bound/g)).toHaveLength(3);
  expect(findReplacedPods('python-app', before.uids)).toEqual(podNamesOf('python-app').reverse());
  expect(readClaimUids()).toEqual(before.claims);
  expect(readMarks('python-app')).toEqual(marksBefore('python-app'));
});

test('after the migration, python-app is headless, writes to its claims, and answers at the same node port', () => {
  expect(namespace.get('service', 'python-app').spec.clusterIP).toBe('None');
  namespace.exec('python-app-0', 'touch', '/data/written');
  const [node] = JSON.parse(kubectl(['get', 'nodes', '--output=json'])).items;
  const { address } = node.status.addresses.find(({ type }: Manifest) => type === 'InternalIP');
  const program = `import urllib.request; print(urllib.request.urlopen("http://${address}:30007/", timeout=10).status)`;
  expect(namespace.exec('python-app-0', 'python3', '-c', program)).toBe('200');
});

test('helm uninstall deletes nothing after the migration of python-app', () => {
  const before = readNames(APPLIED_KINDS);
  expect(() => runBash('helm uninstall app-stateful')).toThrow('release: not found');
  expect(readNames(APPLIED_KINDS)).toEqual(before);
  const traces = JSON.stringify(namespace.get('statefulset/python-app', 'service/python-app'));
  expect(traces).not.toMatch(/helm/i);
});

test('the commands for node-app replace the pods from the partition on, and keep all data', () => {
  const before = readPodUids('node-app');
  runBash(readBlocks('node-app').join(''));
  expect(findReplacedPods('node-app', before)).toEqual(['node-app-2', 'node-app-1']);
  expect(readMarks('node-app')).toEqual(marksBefore('node-app'));
  expect(() => runBash('helm uninstall node-app')).toThrow('release: not found');
  expect(JSON.stringify(namespace.get('statefulset', 'node-app'))).not.toMatch(/helm/i);
});

test('the commands for the way back restore the release of Helm, and keep all data', () => {
  const before = { uids: readPodUids('python-app'), claims: readClaimUids() };
  runBash(readBlocks('The way back').join(''));
  expect(runBash('helm list --short')).toContain('app-stateful');
  expect(findReplacedPods('python-app', before.uids)).toEqual(podNamesOf('python-app').reverse());
  expect(readClaimUids()).toEqual(before.claims);
  expect(readMarks('python-app')).toEqual(marksBefore('python-app'));
});

test('helm uninstall deletes the migrated objects if the record of the release still exists', () => {
  const [, orphan = '', replace = ''] = readBlocks('python-app');
  runBash(orphan + replace);
  runBash('kubectl annotate statefulset/python-app service/python-app helm.sh/resource-policy=keep');
  expect(readNames(APPLIED_KINDS)).toEqual(expect.arrayContaining(['StatefulSet python-app', 'Service python-app']));
  const before = readClaimUids();
  runBash('helm uninstall app-stateful');
  expect(readNames(APPLIED_KINDS)).not.toContain('StatefulSet python-app');
  expect(readNames(APPLIED_KINDS)).not.toContain('Service python-app');
  expect(readClaimUids()).toEqual(before);
});
