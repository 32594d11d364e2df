import type { Manifest } from '../manifests';
import { ConcurrentTests, RunQueue } from './concurrency';
import { kubectl, type TestNamespace, waitUntil } from './kubectl';
import {
  createClaim,
  createDeployment,
  createService,
  createStatefulSet,
  DATA_OF_BOTH_PODS,
  deleteNamespaces,
  loseConnection,
  type ReviewedChange,
  readClaimSizes,
  readMarks,
  readPodUids,
  runScript,
  stageChange,
  waitForRollout,
  writeMarks,
} from './runbooks';

const OTHER_CLASS = 'stateful-apps-test-other-class';
const READY_SECONDS = 300;
const concurrentTests = new ConcurrentTests(new RunQueue(3));

afterAll(deleteNamespaces);

/** Waits until there is only one pod in the namespace, besides failed ones of Jobs, and it is ready. */
async function waitForOnlyPod(namespace: TestNamespace): Promise<Manifest> {
  let found: Manifest;
  await waitUntil('there is only one pod, and it is ready', READY_SECONDS, async () => {
    const { items } = await namespace.read('pods', '--field-selector=status.phase!=Failed');
    found = items[0];
    const ready = ({ status }: Manifest) => status.conditions?.find(({ type }: Manifest) => type === 'Ready');
    return items.length === 1 && ready(found)?.status === 'True';
  });
  return found;
}

async function writeMark(namespace: TestNamespace): Promise<void> {
  const { metadata } = await waitForOnlyPod(namespace);
  await namespace.runKubectl(['exec', metadata.name, '--', 'sh', '-c', 'echo of BASE > /data/mark']);
}

async function readMark(namespace: TestNamespace): Promise<string> {
  const { metadata } = await waitForOnlyPod(namespace);
  return (await namespace.runKubectl(['exec', metadata.name, '--', 'cat', '/data/mark'])).trim();
}

describe('the runbook of a workload of another kind', () => {
  const single = { spec: { replicas: 1 } };
  const toStatefulSet: ReviewedChange = {
    base: [createClaim('files'), createDeployment('files')],
    head: [createService(), createStatefulSet(single)],
    kind: 'StatefulSet',
  };
  const toDeployment: ReviewedChange = {
    base: [
      createService(),
      createStatefulSet({ spec: { replicas: 1, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } } }),
    ],
    head: [createClaim('files'), createDeployment('files')],
    kind: 'Deployment',
  };

  const moves: readonly (readonly [string, ReviewedChange, string, string])[] = [
    ['moves the data of a Deployment to a StatefulSet', toStatefulSet, '--replicas=0', 'data-web-0 16Mi'],
    ['moves the data of a StatefulSet to a Deployment', toDeployment, '--cascade=orphan', 'files 16Mi'],
  ];
  for (const [title, ...change] of moves)
    test(
      title,
      concurrentTests.test(() => expectDataMoves(...change)),
    );

  async function expectDataMoves(change: ReviewedChange, lastCommand: string, claims: string): Promise<void> {
    const { namespace, lines, run } = await stageChange(change);
    await writeMark(namespace);
    await loseConnection(lines, lastCommand);
    for (const _ of ['once', 'again']) {
      await run();
      expect(await readMark(namespace)).toBe('of BASE');
      expect(await readClaimSizes(namespace)).toEqual([claims]);
    }
  }
});

describe('the runbook of a Deployment with another selector', () => {
  const LABELS = { app: 'web', tier: 'db' };

  test(
    'keeps the data, and starts the new pod when the old one has stopped',
    concurrentTests.test(async () => {
      const { namespace, run } = await stageChange({
        base: [createClaim('files'), createDeployment('files')],
        head: [createClaim('files'), createDeployment('files', LABELS)],
        kind: 'Deployment',
      });
      await writeMark(namespace);
      await run();
      expect(await readMark(namespace)).toBe('of BASE');
      const after = await readPodUids(namespace);
      await run();
      expect(await readPodUids(namespace)).toEqual(after);
    }),
  );

  test(
    'keeps the old pod of a Deployment without data until the new one is ready',
    concurrentTests.test(async () => {
      const { namespace, lines, run } = await stageChange({
        base: [createDeployment()],
        head: [createDeployment(undefined, LABELS)],
        kind: 'Deployment',
      });
      const { metadata } = await waitForOnlyPod(namespace);
      await loseConnection(lines, 'rollout status');
      expect(Object.values(await readPodUids(namespace))).toContain(metadata.uid);
      await run();
      const after = await waitForOnlyPod(namespace);
      expect(after.metadata.labels).toMatchObject(LABELS);
      await run();
      expect(Object.values(await readPodUids(namespace))).toEqual([after.metadata.uid]);
      expect((await namespace.read('replicasets')).items).toHaveLength(1);
    }),
  );
});

describe('the runbook of another selector', () => {
  const LABELS = { app: 'web', tier: 'db' };
  const wider = createDeployment(undefined, LABELS);
  wider.spec.selector.matchLabels = { app: 'web' };
  const changes: readonly (readonly [string, Manifest, Manifest, boolean])[] = [
    [
      'replaces no pod of a Deployment whose pods match the selector already',
      createDeployment(undefined, LABELS),
      wider,
      true,
    ],
    ['replaces the pod of a DaemonSet', createWorkload('DaemonSet'), createWorkload('DaemonSet', LABELS), false],
    ['replaces the pod of a ReplicaSet', createWorkload('ReplicaSet'), createWorkload('ReplicaSet', LABELS), false],
  ];
  for (const [title, before, after, isKept] of changes) {
    const body = async () => {
      const { namespace, run } = await stageChange({ base: [before], head: [after], kind: before.kind });
      const { metadata } = await waitForOnlyPod(namespace);
      await run();
      const pod = await waitForOnlyPod(namespace);
      expect(pod.metadata.labels).toMatchObject(LABELS);
      expect(pod.metadata.uid === metadata.uid).toBe(isKept);
      await run();
      expect(Object.values(await readPodUids(namespace))).toEqual([pod.metadata.uid]);
    };
    test(title, concurrentTests.test(body));
  }

  function createWorkload(kind: string, labels?: Readonly<Record<string, string>>): Manifest {
    const { replicas, ...spec } = createDeployment(undefined, labels).spec;
    return { ...createDeployment(), kind, spec };
  }
});

describe('the runbook of another claim', () => {
  const twoPods = (size: string, storageClassName?: string) => [
    createService(),
    createStatefulSet({ size, storageClassName }),
  ];

  test(
    'copies the data to a smaller claim',
    concurrentTests.test(async () => {
      const { namespace, lines, run } = await stageChange({
        base: [createClaim('files', '32Mi'), createDeployment('files')],
        head: [createClaim('files', '16Mi'), createDeployment('files')],
        kind: 'PersistentVolumeClaim',
      });
      await writeMark(namespace);
      await loseConnection(lines, 'delete pvc/files');
      await run();
      expect(await readMark(namespace)).toBe('of BASE');
      const after = await readPodUids(namespace);
      await run();
      expect(await readPodUids(namespace)).toEqual(after);
      expect(await readClaimSizes(namespace)).toEqual(['files 16Mi']);
    }),
  );

  test(
    'copies the data of each pod of a StatefulSet to a claim of another StorageClass',
    concurrentTests.test(async () => {
      const provisioner = kubectl(['get', 'storageclass', '--output=jsonpath={.items[0].provisioner}']);
      const other = {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: OTHER_CLASS },
        provisioner,
      };
      kubectl(['apply', '--filename=-'], JSON.stringify(other));
      const base = kubectl(['get', 'storageclass', '--output=jsonpath={.items[0].metadata.name}']);
      const { namespace, lines, run } = await stageChange({
        base: twoPods('16Mi', base),
        head: twoPods('16Mi', OTHER_CLASS),
        kind: 'StatefulSet',
      });
      await waitForRollout(namespace);
      await writeMarks(namespace);
      await loseConnection(lines, '.status.succeeded}{');
      await run();
      await waitForRollout(namespace);
      const after = await readPodUids(namespace);
      await run();
      expect(await readPodUids(namespace)).toEqual(after);
      expect(await readMarks(namespace)).toEqual(DATA_OF_BOTH_PODS);
      const { items } = await namespace.read('persistentvolumeclaims');
      expect(items.map(({ spec }: Manifest) => spec.storageClassName)).toEqual([OTHER_CLASS, OTHER_CLASS]);
      kubectl(['delete', 'storageclass', OTHER_CLASS]);
    }),
  );

  test(
    'keeps the old claim if the copy fails',
    concurrentTests.test(async () => {
      const { namespace, lines } = await stageChange({
        base: [createClaim('files', '32Mi'), createDeployment('files')],
        head: [createClaim('files', '16Mi'), createDeployment('files')],
        kind: 'PersistentVolumeClaim',
      });
      await writeMark(namespace);
      const { metadata } = await namespace.read('persistentvolumeclaim', 'files');
      const failing = lines.map((line) => line.replace('cp -a /from/. /to/', 'cp -a /missing /to/'));
      await expect(runScript(failing)).rejects.toThrow('the copy failed');
      await namespace.runKubectl(['scale', 'deployment/web', '--replicas=1']);
      expect(await readMark(namespace)).toBe('of BASE');
      expect((await namespace.read('persistentvolumeclaim', 'files')).metadata.uid).toBe(metadata.uid);
    }),
  );
});
