import { appOf, container, found, foundIn, inNamespace, object, statefulSet, workload } from '../../../test/objects';
import { POD_REFERENCES } from '../../kubernetes';
import { checkReferences } from './references';

/** Returns a pod spec with `name` at this path. */
function naming(path: readonly string[], name: string): object {
  const [key = '', ...rest] = path;
  const inner = () => (rest.length === 0 ? name : naming(rest, name));
  return key === '*' ? ([inner()] as object) : { [key]: inner() };
}

const CASES = POD_REFERENCES.map((reference) => ({
  ...reference,
  at: reference.path.join('.'),
  pods: statefulSet('web', naming(reference.path, 'thing')),
}));

test.each(CASES)('reports a missing $kind at $at', ({ kind, at, pods }) => {
  expect(found(checkReferences, pods)).toEqual([
    `StatefulSet web: spec.template.spec.${at.replaceAll('.*', '[0]')} is 'thing', and must be the name of a ${kind} that is in this App or declared: new OutsideObject(scope, id, { kind: '${kind}', name })`,
  ]);
});

test.each(CASES)('accepts a $kind at $at that is in the App or declared', ({ kind, pods }) => {
  expect(found(checkReferences, pods, object('v1', kind, 'thing'))).toEqual([]);
  expect(foundIn(checkReferences, appOf([pods], [{ kind, name: 'thing', namespace: undefined }]))).toEqual([]);
});

const secret = (optional?: boolean) => ({
  containers: [container({ envFrom: [{ secretRef: { name: 'thing', optional } }] })],
});

test('accepts an optional reference to a missing object', () => {
  expect(found(checkReferences, statefulSet('web', secret(true)))).toEqual([]);
  expect(found(checkReferences, statefulSet('web', secret(false)))).toHaveLength(1);
});

test('reports a reference to an object in another namespace', () => {
  const elsewhere = inNamespace('other', object('v1', 'Secret', 'thing'));
  expect(found(checkReferences, statefulSet('web', secret()), elsewhere)).toHaveLength(1);
});

test('accepts a reference to a cluster-scoped object from any namespace', () => {
  const high = inNamespace('wherever', object('scheduling.k8s.io/v1', 'PriorityClass', 'high'));
  expect(
    found(checkReferences, inNamespace('other', workload('DaemonSet', 'web', { priorityClassName: 'high' })), high),
  ).toEqual([]);
});

test.each([
  { serviceAccountName: 'default' },
  { priorityClassName: 'system-node-critical' },
  { volumes: [{ configMap: { name: 'kube-root-ca.crt' } }] },
])('accepts a reference to %j, which every cluster has', (pod) => {
  expect(found(checkReferences, statefulSet('web', pod))).toEqual([]);
});

test('reports a reference that is not a string', () => {
  expect(found(checkReferences, statefulSet('web', { serviceAccountName: 7 }))).toHaveLength(1);
});
