import { runbookOfRename, runbookOfService, runbookOfStatefulSet } from '../../lib/review';
import { Field } from '../../lib/validation';
import type { Manifest } from '../manifests';
import { ConcurrentTests, RunQueue } from './concurrency';
import { kubectl, type TestNamespace } from './kubectl';
import {
  applyObjects,
  createChange,
  createNamespace,
  createService,
  createStatefulSet,
  DATA_OF_BOTH_PODS,
  deleteNamespaces,
  RUNBOOK_CASES,
  readClaimSizes,
  readClusterIp,
  readMarks,
  readPodUids,
  runScript,
  stageAndRunRunbook,
  startApp,
  waitForRollout,
  withNodePort,
} from './runbooks';

const FIXED_SIZE_CLASS = 'stateful-apps-test-fixed-size';
/** The number of runbooks at a time that a small cluster can handle. */
const concurrentTests = new ConcurrentTests(new RunQueue(3));

afterAll(deleteNamespaces);

describe('a runbook', () => {
  for (const [title, one] of Object.entries(RUNBOOK_CASES)) {
    const body = async () => {
      const { uids, data, observed } = await stageAndRunRunbook(one);
      const [before, after, again] = uids;
      const gone = Object.entries(before).filter(([, uid]) => !Object.values(after).includes(uid));
      expect(gone.map(([name]) => name)).toEqual(one.replaced);
      expect(again).toEqual(after);
      expect(data).toEqual(one.data);
      expect(observed).toEqual(one.expected);
    };
    test(title, concurrentTests.test(body));
  }
});

test(
  'a runbook moves a StatefulSet to another namespace with its data',
  concurrentTests.test(async () => {
    const old = await startApp([createStatefulSet()]);
    const namespace = createNamespace();
    const { before } = await createChange(old, [createStatefulSet()], [createStatefulSet()]);
    const change = await createChange(namespace, [createStatefulSet()], [createStatefulSet()]);
    const lines = runbookOfRename({ ...change, before }) ?? [];
    for (const _ of ['once', 'again']) {
      await runScript(lines);
      await waitForRollout(namespace);
      expect(await readMarks(namespace)).toEqual(DATA_OF_BOTH_PODS);
    }
    expect(await readPodUids(old)).toEqual({});
  }),
);

describe('a runbook stops and changes nothing', () => {
  const readState = async (namespace: TestNamespace) => {
    const { metadata } = await namespace.read('statefulset', 'web');
    return [await readPodUids(namespace), metadata.uid, await readClaimSizes(namespace)];
  };

  async function stageFailingRunbook(base: readonly Manifest[], head: readonly Manifest[]) {
    const namespace = await startApp(base);
    const before = await readState(namespace);
    const change = await createChange(namespace, base, head);
    const failing = async () => {
      await runScript(runbookOfStatefulSet(change) ?? []);
    };
    return { namespace, before, failing };
  }

  test(
    'if the StorageClass does not allow claims to grow',
    concurrentTests.test(async () => {
      const provisioner = kubectl(['get', 'storageclass', '--output=jsonpath={.items[0].provisioner}']);
      const metadata = { name: FIXED_SIZE_CLASS };
      const fixed = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata, provisioner };
      kubectl(['apply', '--filename=-'], JSON.stringify(fixed));
      const of = { storageClassName: FIXED_SIZE_CLASS };
      const base = [createService(), createStatefulSet(of)];
      const { namespace, before, failing } = await stageFailingRunbook(base, [
        createService(),
        createStatefulSet({ ...of, size: '32Mi' }),
      ]);
      await expect(failing()).rejects.toThrow('must support resize');
      expect(await readState(namespace)).toEqual(before);
      kubectl(['delete', 'storageclass', FIXED_SIZE_CLASS]);
    }),
  );

  test(
    'if HEAD omits replicas and the runbook needs them',
    concurrentTests.test(async () => {
      const base = [createStatefulSet({ claims: { data: '/data', more: '/more' } })];
      const head = createStatefulSet({ spec: { replicas: undefined } });
      const { namespace, before, failing } = await stageFailingRunbook(base, [head]);
      await expect(failing()).rejects.toThrow('state spec.replicas in');
      expect(await readState(namespace)).toEqual(before);
    }),
  );

  test(
    'if a rollout is in progress',
    concurrentTests.test(async () => {
      const partitioned = { updateStrategy: { rollingUpdate: { partition: 1 } } };
      const base = [createStatefulSet()];
      const head = [createStatefulSet({ version: '1.1.0', spec: { ...partitioned, podManagementPolicy: 'Parallel' } })];
      const namespace = await startApp(base);
      await applyObjects(namespace, [createStatefulSet({ version: '1.1.0', spec: partitioned })]);
      await waitForRollout(namespace);
      const before = await readState(namespace);
      const lines = runbookOfStatefulSet(await createChange(namespace, base, head)) ?? [];
      await expect(runScript(lines)).rejects.toThrow('web-0 has another revision than StatefulSet web');
      expect(await readState(namespace)).toEqual(before);
    }),
  );

  test(
    'if a StatefulSet with the new name and claims of its own exists already',
    concurrentTests.test(async () => {
      const base = [createStatefulSet()];
      const namespace = await startApp(base);
      const head = [createStatefulSet({ name: 'site', labels: { app: 'site' } })];
      await applyObjects(namespace, head);
      await waitForRollout(namespace, 'site');
      const before = await readState(namespace);
      const lines = runbookOfRename(await createChange(namespace, base, head)) ?? [];
      await expect(runScript(lines)).rejects.toThrow('pvc/data-site-0 has a volume of its own');
      expect(await readState(namespace)).toEqual(before);
    }),
  );
});

describe('the runbook of a Service that apply alone cannot change', () => {
  const clusterIpService = createService({});
  const services: readonly (readonly [string, Manifest, Manifest, unknown])[] = [
    ['makes a Service headless', clusterIpService, createService(), 'None'],
    ['gives a headless Service an address', createService(), clusterIpService, expect.stringContaining('.')],
    [
      'gives a headless Service a node port',
      createService(),
      createService(withNodePort(30_018)),
      expect.stringContaining('.'),
    ],
    [
      'moves a node port to a Service with another name',
      createService(withNodePort(30_019), 'old'),
      createService(withNodePort(30_019)),
      expect.stringContaining('.'),
    ],
  ];
  for (const [title, before, after, expected] of services) {
    const body = async () => {
      const namespace = createNamespace();
      await applyObjects(namespace, [before]);
      try {
        await applyObjects(namespace, [after]);
        expect(await readClusterIp(namespace)).not.toEqual(expected);
      } catch (error) {
        expect(String(error)).toMatch(/may not|already allocated/);
      }
      const { file } = await createChange(namespace, [createStatefulSet()], [after, createStatefulSet()]);
      const change = { before: new Field(before), after: new Field(after), namespace: namespace.name, file };
      const lines = runbookOfService(change) ?? [];
      await runScript(lines);
      await runScript(lines);
      expect(await readClusterIp(namespace)).toEqual(expected);
    };
    test(title, concurrentTests.test(body));
  }
});
