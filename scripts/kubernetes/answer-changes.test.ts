import type { RefereeAnswer } from '../../test/referee/referee';
import { type AnswerChange, ChangeGroups, compareAnswers } from './answer-changes';
import type { ComparedRequest } from './cases';
import { adviceFor } from './concerns';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };
const create: ComparedRequest = { request: 'create Service', object: service };
const stored = (object: object): RefereeAnswer => ({ object });
const accepted = stored(service);
const rejected = (...errors: readonly (readonly [field: string, message: string])[]): RefereeAnswer => ({
  rejection: { by: 'validation', errors: errors.map(([field, message]) => ({ field, message })) },
});
const withSpec = (spec: object, metadata: object = service.metadata) => stored({ ...service, metadata, spec });

function changes(request: ComparedRequest, before: RefereeAnswer, after: RefereeAnswer) {
  return compareAnswers(request, before, after).map(({ key: _, isUpdate: __, kind: ___, ...change }) => change);
}

test('finds no change between answers that store the same or reject the same field', () => {
  expect(compareAnswers(create, accepted, accepted)).toEqual([]);
  expect(compareAnswers(create, rejected(['a', 'b']), rejected(['a', 'other words']))).toEqual([]);
});

test('finds requests that only the newer version rejects, or accepts', () => {
  const rejection = rejected(['spec.ports[0].name', 'Required value']);
  expect(changes(create, accepted, rejection)).toEqual([
    {
      aspect: 'rejects',
      place: 'Service spec.ports[*].name',
      before: 'accepted',
      after: 'rejected by validation: spec.ports[0].name: Required value',
    },
  ]);
  expect(changes(create, rejection, accepted)).toMatchObject([{ aspect: 'accepts', after: 'accepted' }]);
});

test('names the unknown field if an older version cannot decode a manifest', () => {
  const message = 'strict decoding error: unknown field "spec.new", unknown field "spec.newer"';
  const rejection: RefereeAnswer = { rejection: { by: 'decoding', errors: [{ field: '', message }] } };
  expect(changes(create, rejection, accepted)).toMatchObject([{ aspect: 'accepts', place: 'Service spec.new' }]);
});

test('finds rejections by both versions with errors at different fields', () => {
  expect(changes(create, rejected(['spec', 'Forbidden']), rejected(['spec.type', 'Invalid value']))).toMatchObject([
    { aspect: 'errors', place: 'Service spec → Service spec.type' },
  ]);
  expect(changes(create, rejected(['spec', 'a'], ['spec.type', 'b']), rejected(['spec', 'a']))).toMatchObject([
    { place: 'Service spec.type → no error' },
  ]);
});

test('distinguishes defaults from fields that are dropped, honored or stored with another value', () => {
  const given = { ...create, object: { ...service, spec: { a: 1, b: 2, c: 3 } } };
  expect(changes(given, withSpec({ a: 1, c: 3, d: 4 }), withSpec({ b: 2, c: 5, d: 6 }))).toEqual([
    { aspect: 'drops', place: 'Service spec.a', before: 'stores 1', after: 'stores nothing' },
    { aspect: 'stores', place: 'Service spec.c', before: 'stores 3', after: 'stores 5' },
    { aspect: 'default', place: 'Service spec.d', before: 'stores 4', after: 'stores 6' },
    { aspect: 'honors', place: 'Service spec.b', before: 'stores nothing', after: 'stores 2' },
  ]);
});

test('ignores status, empty values, creation timestamps and allocated addresses and ports', () => {
  const before = withSpec({
    clusterIP: '10.96.0.1',
    clusterIPs: ['10.96.0.1'],
    ports: [{ port: 80, nodePort: 30001 }],
  });
  const after = withSpec(
    { clusterIP: '10.96.0.2', clusterIPs: ['10.96.0.2'], ports: [{ port: 80, nodePort: 30002 }], empty: {} },
    { ...service.metadata, creationTimestamp: null },
  );
  expect(compareAnswers(create, before, stored({ ...after.object, status: { loadBalancer: {} } }))).toEqual([]);
});

test('ignores generated names and UIDs', () => {
  const job = { kind: 'Job', metadata: { generateName: 'web-' } };
  const named = (name: string, uid: string) => stored({ kind: 'Job', metadata: { name, labels: { uid, name } } });
  const [one, other] = ['0b5b5b5b-1111-4222-8333-444444444444', '0b5b5b5b-1111-4222-8333-555555555555'] as const;
  expect(compareAnswers({ request: '', object: job }, named('web-a1b2c', one), named('web-d3e4f', other))).toEqual([]);
});

test('compares an allocated address that the manifest asks for', () => {
  const given = { ...create, object: { ...service, spec: { clusterIP: '10.96.0.9' } } };
  expect(changes(given, withSpec({ clusterIP: '10.96.0.9' }), withSpec({ clusterIP: '10.96.0.1' }))).toMatchObject([
    { aspect: 'stores', place: 'Service spec.clusterIP' },
  ]);
});

test('reports a panic, but not a kind that one version does not know', () => {
  expect(changes(create, accepted, { failure: 'panic: nil map' })).toMatchObject([
    { aspect: 'fails', before: 'an answer' },
  ]);
  expect(compareAnswers(create, { failure: 'unknown kind: v1, Kind=Service' }, accepted)).toEqual([]);
});

test('groups equal changes of all kinds that make pods, with the smallest example', () => {
  const groups = new ChangeGroups();
  const rejection = (path: string) => rejected([`${path}.containers[0].name`, 'Invalid value: "A": no']);
  const pod: ComparedRequest = { request: 'create Pod with a long edit', object: { kind: 'Pod' } };
  const deployment: ComparedRequest = { request: 'create Deployment', object: { kind: 'Deployment' } };
  groups.add(pod, compareAnswers(pod, stored({}), rejection('spec')));
  groups.add(deployment, compareAnswers(deployment, stored({}), rejection('spec.template.spec')));
  groups.add(pod, compareAnswers(pod, rejected(['spec', 'a']), stored({})));
  expect(groups.list()).toMatchObject([
    { request: 'create Deployment', count: 2, kinds: { Pod: 1, Deployment: 1 } },
    { request: 'create Pod with a long edit', count: 1, kinds: { Pod: 1 } },
  ]);
});

const change = { kind: 'Service', place: 'Service spec.type', isUpdate: false, before: '', after: '', key: '' };
const concerns: readonly (readonly [Partial<AnswerChange>, string])[] = [
  [{ aspect: 'default' }, 'lib/kubernetes/defaults.ts'],
  [{ aspect: 'default', kind: 'Pod' }, 'lib/kubernetes/pod-defaults.ts'],
  [{ aspect: 'honors' }, 'LATER_FIELDS'],
  [{ aspect: 'drops' }, 'DROPPED_FIELDS'],
  [{ aspect: 'rejects' }, 'lib/api-server/validation/service.ts'],
  [{ aspect: 'accepts', kind: 'StatefulSet' }, 'lib/api-server/validation/stateful-set.ts'],
  [{ aspect: 'accepts', kind: 'PersistentVolumeClaim' }, 'lib/api-server/validation/claim.ts'],
  [{ aspect: 'accepts', kind: 'CSINode' }, 'which has no rules for CSINode'],
  [{ aspect: 'accepts', kind: 'any kind' }, 'lib/api-server/validation/metadata.ts'],
  [{ aspect: 'rejects', isUpdate: true }, 'lib/kubernetes/immutable.ts'],
  [{ aspect: 'errors', isUpdate: true }, 'lib/kubernetes/immutable.ts'],
];
test.each(concerns)('names the data or rule that %j concerns', (of, file) => {
  expect(adviceFor({ ...change, ...of } as AnswerChange)).toContain(file);
});
