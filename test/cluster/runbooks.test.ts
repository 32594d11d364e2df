import { runbookOfRename, runbookOfService, runbookOfStatefulSet } from '../../lib/review';
import { Field } from '../../lib/validation';
import type { Manifest } from '../manifests';
import { kubectl, type TestNamespace } from './kubectl';
import { ConcurrentTests, Lanes } from './lanes';
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
  rolledOut,
  service,
  sh,
  started,
  statefulSet,
} from './runbooks';

const FIXED_SIZE = 'stateful-apps-test-fixed-size';
/** As many at a time as a small cluster bears. */
const cases = new ConcurrentTests(new Lanes(3));

afterAll(cleanUp);

describe('a runbook brings about', () => {
  for (const [title, one] of Object.entries(CASES)) {
    const body = async () => {
      const { uids, data, seen } = await carriedOut(one);
      const [before, after, again] = uids;
      const gone = Object.entries(before).filter(([, uid]) => !Object.values(after).includes(uid));
      expect(gone.map(([name]) => name)).toEqual(one.replaced);
      expect(again).toEqual(after);
      expect(data).toEqual(one.data);
      expect(seen).toEqual(one.expected);
    };
    test(title, cases.test(body));
  }
});

test(
  'a StatefulSet in another namespace: the data comes along',
  cases.test(async () => {
    const old = await started([statefulSet()]);
    const namespace = makeNamespace();
    const { before } = await changeIn(old, [statefulSet()], [statefulSet()]);
    const change = await changeIn(namespace, [statefulSet()], [statefulSet()]);
    const lines = runbookOfRename({ ...change, before }) ?? [];
    for (const _ of ['once', 'again']) {
      await sh(lines);
      await rolledOut(namespace);
      expect(await dataOf(namespace)).toEqual(BOTH);
    }
    expect(await podsOf(old)).toEqual({});
  }),
);

describe('where it stops, nothing has been changed', () => {
  const stateOf = async (namespace: TestNamespace) => {
    const { metadata } = await namespace.read('statefulset', 'web');
    return [await podsOf(namespace), metadata.uid, await claimsAndSizes(namespace)];
  };

  async function refused(base: readonly Manifest[], head: readonly Manifest[]) {
    const namespace = await started(base);
    const before = await stateOf(namespace);
    const change = await changeIn(namespace, base, head);
    const failing = async () => {
      await sh(runbookOfStatefulSet(change) ?? []);
    };
    return { namespace, before, failing };
  }

  test(
    'a StorageClass whose claims cannot grow',
    cases.test(async () => {
      const provisioner = kubectl(['get', 'storageclass', '--output=jsonpath={.items[0].provisioner}']);
      const metadata = { name: FIXED_SIZE };
      const fixed = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata, provisioner };
      kubectl(['apply', '--filename=-'], JSON.stringify(fixed));
      const of = { storageClassName: FIXED_SIZE };
      const base = [service(), statefulSet(of)];
      const { namespace, before, failing } = await refused(base, [service(), statefulSet({ ...of, size: '32Mi' })]);
      await expect(failing()).rejects.toThrow('must support resize');
      expect(await stateOf(namespace)).toEqual(before);
      kubectl(['delete', 'storageclass', FIXED_SIZE]);
    }),
  );

  test(
    'a count that HEAD leaves to an autoscaler',
    cases.test(async () => {
      const base = [statefulSet({ claims: { data: '/data', more: '/more' } })];
      const head = statefulSet({ spec: { replicas: undefined } });
      const { namespace, before, failing } = await refused(base, [head]);
      await expect(failing()).rejects.toThrow('state spec.replicas in');
      expect(await stateOf(namespace)).toEqual(before);
    }),
  );

  test(
    'a rollout that is under way',
    cases.test(async () => {
      const held = { updateStrategy: { rollingUpdate: { partition: 1 } } };
      const base = [statefulSet()];
      const head = [statefulSet({ version: '1.1.0', spec: { ...held, podManagementPolicy: 'Parallel' } })];
      const namespace = await started(base);
      await applied(namespace, [statefulSet({ version: '1.1.0', spec: held })]);
      await rolledOut(namespace);
      const before = await stateOf(namespace);
      const lines = runbookOfStatefulSet(await changeIn(namespace, base, head)) ?? [];
      await expect(sh(lines)).rejects.toThrow('web-0 has another revision than StatefulSet web');
      expect(await stateOf(namespace)).toEqual(before);
    }),
  );

  test(
    'a StatefulSet of the new name that was applied already, with claims of its own',
    cases.test(async () => {
      const base = [statefulSet()];
      const namespace = await started(base);
      const head = [statefulSet({ name: 'site', labels: { app: 'site' } })];
      await applied(namespace, head);
      await rolledOut(namespace, 'site');
      const before = await stateOf(namespace);
      const lines = runbookOfRename(await changeIn(namespace, base, head)) ?? [];
      await expect(sh(lines)).rejects.toThrow('pvc/data-site-0 has a volume of its own');
      expect(await stateOf(namespace)).toEqual(before);
    }),
  );
});

describe('a Service that apply does not make what HEAD says', () => {
  const clusterIpService = service({});
  const services: readonly (readonly [string, Manifest, Manifest, unknown])[] = [
    ['an ordinary one that becomes headless', clusterIpService, service(), 'None'],
    ['a headless one that becomes ordinary', service(), clusterIpService, expect.stringContaining('.')],
    ['a headless one that gets a node port', service(), service(nodePort(30_018)), expect.stringContaining('.')],
    [
      'one of another name that takes a node port',
      service(nodePort(30_019), 'old'),
      service(nodePort(30_019)),
      expect.stringContaining('.'),
    ],
  ];
  for (const [title, before, after, expected] of services) {
    const body = async () => {
      const namespace = makeNamespace();
      await applied(namespace, [before]);
      try {
        await applied(namespace, [after]);
        expect(await clusterIp(namespace)).not.toEqual(expected);
      } catch (error) {
        expect(String(error)).toMatch(/may not|already allocated/);
      }
      const { file } = await changeIn(namespace, [statefulSet()], [after, statefulSet()]);
      const change = { before: new Field(before), after: new Field(after), namespace: namespace.name, file };
      const lines = runbookOfService(change) ?? [];
      await sh(lines);
      await sh(lines);
      expect(await clusterIp(namespace)).toEqual(expected);
    };
    test(title, cases.test(body));
  }
});
