import type { JsonObject } from '../../kubernetes';
import { Schema } from '../schema';
import { findMissingMergeKeys, mergeThreeWay } from '.';

const schema = Schema.of('1.34');

/** What becomes of a container that is live, where one manifest was applied and now another is. */
function container(live: JsonObject, applied: JsonObject, next: JsonObject): unknown {
  const within = (one: JsonObject) => ({ spec: { template: { spec: { containers: [{ name: 'web', ...one }] } } } });
  const result = mergeThreeWay(within(live), within(applied), within(next), 'apps/v1.StatefulSet', schema);
  const { containers } = (result as ReturnType<typeof within>).spec.template.spec;
  const { name: _, ...others } = containers[0] as JsonObject;
  return others;
}

/** What becomes of a list of a container that is live as it was applied. */
function list(field: string, applied: JsonObject[], next: JsonObject[]): unknown {
  return (container({ [field]: applied }, { [field]: applied }, { [field]: next }) as JsonObject)[field];
}

test('what was applied and isn’t any more goes, what neither says stays, what is said is set', () => {
  const live = { image: 'a:1', imagePullPolicy: 'IfNotPresent', workingDir: '/a' };
  expect(container(live, { image: 'a:1', workingDir: '/a' }, { image: 'a:2' })).toEqual({
    image: 'a:2',
    imagePullPolicy: 'IfNotPresent',
  });
});

test('null takes away, also what was never applied', () => {
  expect(container({ imagePullPolicy: 'Always' }, {}, { imagePullPolicy: null })).toEqual({});
});

test('in what is new there is nothing for null to take away', () => {
  expect(container({}, {}, { securityContext: { runAsUser: null, capabilities: { add: ['A'] } } })).toEqual({
    securityContext: { capabilities: { add: ['A'] } },
  });
});

test('maps are merged as deep as they go', () => {
  const live = { resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1' } } };
  const applied = { resources: { limits: { cpu: '1', memory: '1Gi' } } };
  expect(container(live, applied, { resources: { limits: { memory: '2Gi' } } })).toEqual({
    resources: { limits: { memory: '2Gi' }, requests: { cpu: '1' } },
  });
});

test('items are told apart by their key, and stand in the order of the manifest', () => {
  const a = { name: 'A', value: '1' };
  const b = { name: 'B', value: '2' };
  expect(list('env', [a, b], [b, a])).toEqual([b, a]);
  expect(
    list(
      'env',
      [a, b],
      [
        { name: 'C', value: '3' },
        { ...b, value: '4' },
      ],
    ),
  ).toEqual([
    { name: 'C', value: '3' },
    { name: 'B', value: '4' },
  ]);
  expect(list('env', [a], [])).toEqual([]);
  expect(
    list('env', [{ name: 'A', value: '1' }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'x' } } }]),
  ).toEqual([{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'x' } } }]);
});

test('items that somebody else added stay where they stood', () => {
  const item = (name: string) => ({ name });
  const live = { env: [item('own'), item('A'), item('other'), item('B')] };
  expect(container(live, { env: [item('A'), item('B')] }, { env: [item('B'), item('A')] })).toEqual({
    env: [item('own'), item('other'), item('B'), item('A')],
  });
});

test('other lists are replaced', () => {
  expect(container({ args: ['a', 'b'] }, { args: ['a', 'b'] }, { args: ['c'] })).toEqual({ args: ['c'] });
});

test('ports under one number are mistaken for each other, as kubectl has it', () => {
  const tcp = { containerPort: 53, protocol: 'TCP', name: 'tcp' };
  const udp = { containerPort: 53, protocol: 'UDP', name: 'udp' };
  expect(list('ports', [tcp], [tcp, udp])).toEqual([tcp]);
  expect(list('ports', [tcp, udp], [tcp])).toEqual([]);
  expect(list('ports', [tcp, udp], [tcp, udp])).toEqual([tcp, udp]);
});

test('an item comes back without what it says no longer, where another item of its key goes', () => {
  const port = { containerPort: 53, name: 'dns' };
  const udp = { containerPort: 53, protocol: 'UDP', name: 'udp' };
  expect(list('ports', [port, udp], [port])).toEqual([port]);
});

test('an item that somebody removed is added again', () => {
  const size = (value: string) => ({ env: [{ name: 'SIZE', value }] });
  const other = { name: 'A' };
  expect(container({ env: [other] }, size('1'), size('2'))).toEqual({ env: [...size('2').env, other] });
});

test('a variable that is given twice is mistaken for the first of them', () => {
  const twice = (first: string, second: string) => [
    { name: 'A', value: first },
    { name: 'A', value: second },
  ];
  expect(list('env', twice('1', '2'), twice('1', '3'))).toEqual(twice('3', '2'));
});

test('a volume keeps nothing of its kind before', () => {
  const volumes = (volume: JsonObject) => ({ spec: { template: { spec: { volumes: [{ name: 'v', ...volume }] } } } });
  const configMap = { name: 'c' };
  expect(
    mergeThreeWay(volumes({ emptyDir: {} }), volumes({}), volumes({ configMap }), 'apps/v1.StatefulSet', schema),
  ).toEqual(volumes({ configMap }));
});

test('a strategy keeps nothing of the type before, where its kind says so', () => {
  const rollingUpdate = { maxSurge: 1 };
  const deployment = (strategy: JsonObject) => ({ spec: { strategy } });
  const live = deployment({ type: 'RollingUpdate', rollingUpdate });
  const next = deployment({ type: 'Recreate' });
  expect(mergeThreeWay(live, deployment({ type: 'RollingUpdate' }), next, 'apps/v1.Deployment', schema)).toEqual(next);
});

test('finalizers are a set', () => {
  const finalizers = (...names: string[]) => ({ metadata: { finalizers: names } });
  const of = (live: JsonObject, applied: JsonObject, next: JsonObject) =>
    mergeThreeWay(live, applied, next, 'core/v1.ConfigMap', schema);
  expect(of(finalizers('own', 'a'), finalizers('a'), finalizers('b'))).toEqual(finalizers('b', 'own'));
});

test('custom resources have no keys: their lists are replaced', () => {
  const of = (live: JsonObject, applied: JsonObject, next: JsonObject) =>
    mergeThreeWay(live, applied, next, undefined, schema);
  expect(of({ a: { b: 1, c: 2 }, l: [{ name: 1 }] }, { a: { b: 1 } }, { a: { d: 3 }, l: [] })).toEqual({
    a: { c: 2, d: 3 },
    l: [],
  });
});

test('what is no list of maps is taken as it is, for the server to refuse', () => {
  expect(container({ env: [{ name: 'A' }] }, { env: [{ name: 'A' }] }, { env: ['A'] })).toEqual({ env: ['A'] });
  expect(container({ env: [{ name: 'A' }] }, { env: [{ name: 'A' }] }, { env: 'A', noField: 1 })).toEqual({
    env: 'A',
    noField: 1,
  });
});

test('kubectl itself refuses items without the key that it merges by, but only beside others', () => {
  const pod = (fields: JsonObject) => ({ spec: { containers: [{ name: 'web', ...fields }], args: [''] } });
  const refused = (live: JsonObject, next: JsonObject) =>
    findMissingMergeKeys(pod(live), pod(next), 'core/v1.Pod', schema).map(({ path, allowed }) => `${path}: ${allowed}`);
  const env = [{ name: 'A', value: '1' }];
  expect(refused({ env }, { env: [...env, { value: '2' }, null] })).toEqual([
    'spec.containers[0].env[1].name: given: kubectl merges the items of this list by it',
    'spec.containers[0].env[2]: a map with name, by which kubectl merges the items of this list',
  ]);
  expect(refused({}, { env: [{ value: '2' }] })).toEqual([]);
  expect(refused({ env }, { env: [{ name: 'B' }] })).toEqual([]);
  expect(findMissingMergeKeys(pod({}), { spec: { containers: [{ image: 'a' }] } }, 'core/v1.Pod', schema)).toHaveLength(
    1,
  );
});
