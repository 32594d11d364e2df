import { Field } from '../../lib/fields';
import { type ChangeOfApp, runbookOf, runbookOfRename, runbookOfService } from '../../lib/review';
import type { Manifest } from '../manifests';
import { kubectl, type TestNamespace } from './kubectl';
import {
  applied,
  BOTH,
  CASES,
  carriedOut,
  changeIn,
  claimsAndSizes,
  cleanUp,
  clusterIp,
  dataOf,
  makeNamespace,
  nodePort,
  podsOf,
  type Run,
  rolledOut,
  service,
  sh,
  started,
  statefulSet,
} from './runbooks';

const FIXED_SIZE = 'stateful-apps-test-fixed-size';
/** As many at a time as a small cluster bears. */
const LANES = 4;

afterAll(cleanUp);

describe('a runbook brings about', () => {
  const runs: Record<string, Promise<Run>> = {};

  beforeAll(() => {
    const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
    Object.entries(CASES).forEach(([title, one], index) => {
      const run = lanes[index % LANES]?.then(() => carriedOut(one)) as Promise<Run>;
      runs[title] = run;
      lanes[index % LANES] = run.catch(() => {});
    });
  });

  // Also where only one was asked for: what runs must not outlive the tests.
  afterAll(() => Promise.allSettled(Object.values(runs)));

  test.each(Object.entries(CASES))('%s', async (title, { replaced, data, expected }) => {
    const run = await (runs[title] as Promise<Run>);
    const [before, after, again] = run.uids;
    const gone = Object.entries(before).filter(([, uid]) => !Object.values(after).includes(uid));
    expect(gone.map(([name]) => name)).toEqual(replaced);
    expect(again).toEqual(after);
    expect(run.data).toEqual(data);
    expect(run.seen).toEqual(expected);
  });
});

test('a StatefulSet in another namespace: the data comes along', async () => {
  const old = await started([statefulSet()]);
  const namespace = makeNamespace();
  const { before } = changeIn(old, [statefulSet()], [statefulSet()]);
  const lines = runbookOfRename({ ...changeIn(namespace, [statefulSet()], [statefulSet()]), before }) ?? [];
  for (const _ of ['once', 'again']) {
    await sh(lines);
    await rolledOut(namespace);
    expect(dataOf(namespace)).toEqual(BOTH);
  }
  expect(podsOf(old)).toEqual({});
});

describe('where it stops, nothing has been changed', () => {
  const uidOf = (namespace: TestNamespace) => namespace.get('statefulset', 'web').metadata.uid;

  async function refused(base: readonly Manifest[], head: readonly Manifest[], more: Partial<ChangeOfApp> = {}) {
    const namespace = await started(base);
    const before = [podsOf(namespace), uidOf(namespace), claimsAndSizes(namespace)];
    const change = { ...changeIn(namespace, base, head), ...more };
    const failing = async () => {
      await sh(runbookOf(change) ?? []);
    };
    return { namespace, before, failing };
  }

  test('a StorageClass whose claims cannot grow', async () => {
    const provisioner = kubectl(['get', 'storageclass', '--output=jsonpath={.items[0].provisioner}']);
    const metadata = { name: FIXED_SIZE };
    const fixed = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata, provisioner };
    kubectl(['apply', '--filename=-'], JSON.stringify(fixed));
    const of = { storageClassName: FIXED_SIZE };
    const base = [service(), statefulSet(of)];
    const { namespace, before, failing } = await refused(base, [service(), statefulSet({ ...of, size: '32Mi' })]);
    await expect(failing()).rejects.toThrow('must support resize');
    expect([podsOf(namespace), uidOf(namespace), claimsAndSizes(namespace)]).toEqual(before);
    kubectl(['delete', 'storageclass', FIXED_SIZE]);
  });

  test('a count that HEAD leaves to an autoscaler', async () => {
    const head = statefulSet({ spec: { podManagementPolicy: 'Parallel', replicas: undefined } });
    const { namespace, before, failing } = await refused([statefulSet()], [head], { replicasLeftOut: true });
    await expect(failing()).rejects.toThrow('state spec.replicas in');
    expect([podsOf(namespace), uidOf(namespace), claimsAndSizes(namespace)]).toEqual(before);
  });

  test('a StatefulSet of the new name that was applied already, with claims of its own', async () => {
    const base = [statefulSet()];
    const namespace = await started(base);
    const head = [statefulSet({ name: 'site', labels: { app: 'site' } })];
    applied(namespace, head);
    await rolledOut(namespace, 'site');
    const before = [podsOf(namespace), uidOf(namespace), claimsAndSizes(namespace)];
    const lines = runbookOfRename(changeIn(namespace, base, head)) ?? [];
    await expect(sh(lines)).rejects.toThrow('pvc/data-site-0 has a volume of its own');
    expect([podsOf(namespace), uidOf(namespace), claimsAndSizes(namespace)]).toEqual(before);
  });
});

describe('a Service that apply does not make what HEAD says', () => {
  const clusterIpService = service({});
  test.each([
    ['an ordinary one that becomes headless', clusterIpService, service(), 'None'],
    ['a headless one that becomes ordinary', service(), clusterIpService, expect.stringContaining('.')],
    ['a headless one that gets a node port', service(), service(nodePort(31_872)), expect.stringContaining('.')],
    [
      'one of another name that takes a node port',
      service(nodePort(31_873), 'old'),
      service(nodePort(31_873)),
      expect.stringContaining('.'),
    ],
  ])('%s', async (_, before, after, expected) => {
    const namespace = makeNamespace();
    applied(namespace, [before]);
    try {
      applied(namespace, [after]);
      expect(clusterIp(namespace)).not.toEqual(expected);
    } catch (error) {
      expect(String(error)).toMatch(/may not|already allocated/);
    }
    const { file } = changeIn(namespace, [statefulSet()], [after, statefulSet()]);
    const change = { before: new Field(before), after: new Field(after), namespace: namespace.name, file };
    const lines = runbookOfService(change) ?? [];
    await sh(lines);
    await sh(lines);
    expect(clusterIp(namespace)).toEqual(expected);
  });
});
