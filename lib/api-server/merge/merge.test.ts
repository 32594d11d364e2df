import type { JsonObject } from '../../kubernetes';
import { Schema } from '../schema';
import { findMissingMergeKeys, mergeThreeWay } from '.';

const schema = Schema.of('1.34');

/** Merges a container of a StatefulSet. The result is without its name. */
function mergeContainer(live: JsonObject, applied: JsonObject, next: JsonObject): unknown {
  const inStatefulSet = (one: JsonObject) => ({
    spec: { template: { spec: { containers: [{ name: 'web', ...one }] } } },
  });
  const result = mergeThreeWay(
    inStatefulSet(live),
    inStatefulSet(applied),
    inStatefulSet(next),
    'apps/v1.StatefulSet',
    schema,
  );
  const { containers } = (result as ReturnType<typeof inStatefulSet>).spec.template.spec;
  const { name: _, ...others } = containers[0] as JsonObject;
  return others;
}

/** Merges a list of a container that is live as it was applied. */
function mergeList(field: string, applied: JsonObject[], next: JsonObject[]): unknown {
  return (mergeContainer({ [field]: applied }, { [field]: applied }, { [field]: next }) as JsonObject)[field];
}

test('deletes fields that were applied before, sets those of the manifest, and keeps others', () => {
  const live = { image: 'a:1', imagePullPolicy: 'IfNotPresent', workingDir: '/a' };
  expect(mergeContainer(live, { image: 'a:1', workingDir: '/a' }, { image: 'a:2' })).toEqual({
    image: 'a:2',
    imagePullPolicy: 'IfNotPresent',
  });
});

test('deletes a field that the manifest sets to null', () => {
  expect(mergeContainer({ imagePullPolicy: 'Always' }, {}, { imagePullPolicy: null })).toEqual({});
});

test('drops null fields of a new object', () => {
  expect(mergeContainer({}, {}, { securityContext: { runAsUser: null, capabilities: { add: ['A'] } } })).toEqual({
    securityContext: { capabilities: { add: ['A'] } },
  });
});

test('merges nested maps field by field', () => {
  const live = { resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1' } } };
  const applied = { resources: { limits: { cpu: '1', memory: '1Gi' } } };
  expect(mergeContainer(live, applied, { resources: { limits: { memory: '2Gi' } } })).toEqual({
    resources: { limits: { memory: '2Gi' }, requests: { cpu: '1' } },
  });
});

test('merges items by their merge key, in the order of the manifest', () => {
  const a = { name: 'A', value: '1' };
  const b = { name: 'B', value: '2' };
  expect(mergeList('env', [a, b], [b, a])).toEqual([b, a]);
  expect(
    mergeList(
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
  expect(mergeList('env', [a], [])).toEqual([]);
  expect(
    mergeList('env', [{ name: 'A', value: '1' }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'x' } } }]),
  ).toEqual([{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'x' } } }]);
});

test('keeps items that others added at their place', () => {
  const item = (name: string) => ({ name });
  const live = { env: [item('own'), item('A'), item('other'), item('B')] };
  expect(mergeContainer(live, { env: [item('A'), item('B')] }, { env: [item('B'), item('A')] })).toEqual({
    env: [item('own'), item('other'), item('B'), item('A')],
  });
});

test('replaces lists without a merge key', () => {
  expect(mergeContainer({ args: ['a', 'b'] }, { args: ['a', 'b'] }, { args: ['c'] })).toEqual({ args: ['c'] });
});

test('mixes up two ports with one number, as kubectl does', () => {
  const tcp = { containerPort: 53, protocol: 'TCP', name: 'tcp' };
  const udp = { containerPort: 53, protocol: 'UDP', name: 'udp' };
  expect(mergeList('ports', [tcp], [tcp, udp])).toEqual([tcp]);
  expect(mergeList('ports', [tcp, udp], [tcp])).toEqual([]);
  expect(mergeList('ports', [tcp, udp], [tcp, udp])).toEqual([tcp, udp]);
});

test('keeps one of two ports with one number if the other is deleted and it loses a field', () => {
  const port = { containerPort: 53, name: 'dns' };
  const udp = { containerPort: 53, protocol: 'UDP', name: 'udp' };
  expect(mergeList('ports', [port, udp], [port])).toEqual([port]);
});

test('adds an item that others removed again', () => {
  const size = (value: string) => ({ env: [{ name: 'SIZE', value }] });
  const other = { name: 'A' };
  expect(mergeContainer({ env: [other] }, size('1'), size('2'))).toEqual({ env: [...size('2').env, other] });
});

test('changes the first of two variables with one name, whichever the manifest changes', () => {
  const twice = (first: string, second: string) => [
    { name: 'A', value: first },
    { name: 'A', value: second },
  ];
  expect(mergeList('env', twice('1', '2'), twice('1', '3'))).toEqual(twice('3', '2'));
});

test('deletes the old source of a volume that gets another source', () => {
  const volumes = (volume: JsonObject) => ({ spec: { template: { spec: { volumes: [{ name: 'v', ...volume }] } } } });
  const configMap = { name: 'c' };
  expect(
    mergeThreeWay(volumes({ emptyDir: {} }), volumes({}), volumes({ configMap }), 'apps/v1.StatefulSet', schema),
  ).toEqual(volumes({ configMap }));
});

test('deletes rollingUpdate of a Deployment whose strategy becomes Recreate', () => {
  const rollingUpdate = { maxSurge: 1 };
  const deployment = (strategy: JsonObject) => ({ spec: { strategy } });
  const live = deployment({ type: 'RollingUpdate', rollingUpdate });
  const next = deployment({ type: 'Recreate' });
  expect(mergeThreeWay(live, deployment({ type: 'RollingUpdate' }), next, 'apps/v1.Deployment', schema)).toEqual(next);
});

test('merges finalizers as a set', () => {
  const finalizers = (...names: string[]) => ({ metadata: { finalizers: names } });
  const merge = (live: JsonObject, applied: JsonObject, next: JsonObject) =>
    mergeThreeWay(live, applied, next, 'core/v1.ConfigMap', schema);
  expect(merge(finalizers('own', 'a'), finalizers('a'), finalizers('b'))).toEqual(finalizers('b', 'own'));
  const broken = { metadata: { finalizers: 'b' } };
  expect(merge(finalizers('a'), finalizers('a'), broken)).toEqual(broken);
});

test('replaces lists of custom resources', () => {
  const merge = (live: JsonObject, applied: JsonObject, next: JsonObject) =>
    mergeThreeWay(live, applied, next, undefined, schema);
  expect(merge({ a: { b: 1, c: 2 }, l: [{ name: 1 }] }, { a: { b: 1 } }, { a: { d: 3 }, l: [] })).toEqual({
    a: { c: 2, d: 3 },
    l: [],
  });
});

test('takes a list of a wrong form from the manifest, for the API server to reject', () => {
  expect(mergeContainer({ env: [{ name: 'A' }] }, { env: [{ name: 'A' }] }, { env: ['A'] })).toEqual({ env: ['A'] });
  expect(mergeContainer({ env: [{ name: 'A' }] }, { env: [{ name: 'A' }] }, { env: 'A', noField: 1 })).toEqual({
    env: 'A',
    noField: 1,
  });
});

test('rejects an item without merge key if the live list has items', () => {
  const pod = (fields: JsonObject) => ({ spec: { containers: [{ name: 'web', ...fields }], args: [''] } });
  const problemsOf = (live: JsonObject, next: JsonObject) =>
    findMissingMergeKeys(pod(live), pod(next), 'core/v1.Pod', schema).map(({ path, allowed }) => `${path}: ${allowed}`);
  const env = [{ name: 'A', value: '1' }];
  expect(problemsOf({ env }, { env: [...env, { value: '2' }, null] })).toEqual([
    'spec.containers[0].env[1].name: given: kubectl merges the items of this list by it',
    'spec.containers[0].env[2]: a map with name, by which kubectl merges the items of this list',
  ]);
  expect(problemsOf({}, { env: [{ value: '2' }] })).toEqual([]);
  const finalized = { metadata: { finalizers: ['a'] } };
  expect(findMissingMergeKeys(finalized, finalized, 'core/v1.Pod', schema)).toEqual([]);
  expect(problemsOf({ env }, { env: [{ name: 'B' }] })).toEqual([]);
  expect(findMissingMergeKeys(pod({}), { spec: { containers: [{ image: 'a' }] } }, 'core/v1.Pod', schema)).toHaveLength(
    1,
  );
});
