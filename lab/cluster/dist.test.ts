import { kubectl, TestNamespace } from '../../test/cluster';
import type { Manifest } from '../../test/manifests';

const APPS = ['python-app', 'node-app'];
const PODS = APPS.flatMap((app) => [0, 1, 2].map((ordinal) => `${app}-${ordinal}`));
const READY_SECONDS = 180;

let namespace: TestNamespace;

beforeAll(() => {
  namespace = TestNamespace.createForLab();
  const values = ['--from-literal=MY_USER=somebody', '--from-literal=MY_PASS=for-this-test'];
  namespace.kubectl(['create', 'secret', 'generic', 'my-secret', ...values]);
  namespace.kubectl(['apply', '--filename=dist/']);
});

afterAll(() => namespace?.delete());

const podOf = (name: string): Manifest => namespace.get('pod', name);
const runPython = (pod: string, program: string): string => namespace.exec(pod, 'python3', '-c', program);
const waitForRollout = (app: string): string =>
  namespace.kubectl(['rollout', 'status', `statefulset/${app}`, `--timeout=${READY_SECONDS}s`]);

test.each(APPS)('%s gets ready with three pods', (app) => {
  waitForRollout(app);
  expect(namespace.get('statefulset', app).status.readyReplicas).toBe(3);
});

test('each of the six pods of the lab has a claim, which is bound', () => {
  const claims: Manifest[] = namespace.get('persistentvolumeclaims').items;
  expect(claims.map(({ metadata }) => metadata.name).sort()).toEqual(PODS.map((pod) => `app-data-${pod}`).sort());
  expect(claims.map(({ status }) => status.phase)).toEqual(PODS.map(() => 'Bound'));
});

test.each(PODS)('the pod %s can write to /data', (pod) => {
  namespace.exec(pod, 'sh', '-c', `echo ${pod} > /data/mark`);
  expect(namespace.exec(pod, 'cat', '/data/mark')).toBe(pod);
});

test('the DNS name python-app-1.python-app resolves to the pod python-app-1', () => {
  const program = (name: string) => `import socket; print(socket.gethostbyname("${name}"))`;
  const address = podOf('python-app-1').status.podIP;
  expect(runPython('python-app-0', program('python-app-1.python-app'))).toBe(address);
  expect(runPython('python-app-0', program(`python-app-1.python-app.${namespace.name}.svc`))).toBe(address);
});

test('the DNS name of the headless Service python-app resolves to all of its pods', () => {
  const program =
    'import socket; print(*sorted({one[4][0] for one in socket.getaddrinfo("python-app", 5000, socket.AF_INET)}))';
  const addresses = [0, 1, 2].map((ordinal) => podOf(`python-app-${ordinal}`).status.podIP);
  expect(runPython('python-app-0', program).split(' ')).toEqual(addresses.sort());
});

test('python-app answers at the node port 30007', () => {
  const [node] = JSON.parse(kubectl(['get', 'nodes', '--output=json'])).items;
  const { address } = node.status.addresses.find(({ type }: Manifest) => type === 'InternalIP');
  const program = `import urllib.request; print(urllib.request.urlopen("http://${address}:30007/", timeout=10).status)`;
  expect(runPython('python-app-0', program)).toBe('200');
});

test('applying dist/ again changes nothing', () => {
  const desired = () =>
    namespace
      .get('services,statefulsets,poddisruptionbudgets')
      .items.map(({ kind, metadata, spec }: Manifest) => ({ kind, generation: metadata.generation, spec }));
  const before = desired();
  namespace.kubectl(['apply', '--filename=dist/']);
  expect(before).toHaveLength(7);
  expect(desired()).toEqual(before);
});

test('a deleted pod of python-app comes back with its data', async () => {
  namespace.exec('python-app-0', 'sh', '-c', 'echo still here > /data/mark');
  await namespace.replacePods(['python-app-0'], READY_SECONDS);
  expect(namespace.exec('python-app-0', 'cat', '/data/mark')).toBe('still here');
});

test('node-app keeps its first pod on the old revision when the template changes', () => {
  const uids = () => [0, 1, 2].map((ordinal) => podOf(`node-app-${ordinal}`).metadata.uid);
  const before = uids();
  const { currentRevision } = namespace.get('statefulset', 'node-app').status;
  const patch = { spec: { template: { metadata: { annotations: { changed: 'by a test' } } } } };
  namespace.kubectl(['patch', 'statefulset', 'node-app', '--patch', JSON.stringify(patch)]);

  expect(waitForRollout('node-app')).toContain('partitioned roll out complete: 2 new pods have been updated');
  const after = uids();
  expect([0, 1, 2].map((ordinal) => before[ordinal] === after[ordinal])).toEqual([true, false, false]);
  expect(podOf('node-app-0').metadata.labels['controller-revision-hash']).toBe(currentRevision);
});
