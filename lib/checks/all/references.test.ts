import { appOf, container, found, foundIn, inNamespace, object, statefulSet, workload } from '../../../test/objects';
import { REFERENCES_OF_A_POD } from '../../kubernetes';
import { checkReferences } from './references';

/** A pod spec that names `name` at this path. */
function naming(path: readonly string[], name: string): object {
  const [key = '', ...rest] = path;
  const inner = () => (rest.length === 0 ? name : naming(rest, name));
  return key === '*' ? ([inner()] as object) : { [key]: inner() };
}

describe.each(REFERENCES_OF_A_POD.map((one) => ({ ...one, at: one.path.join('.') })))(
  'a $kind at $at',
  ({ kind, path }) => {
    const pods = statefulSet('web', naming(path, 'thing'));

    test('is found where it is not there', () => {
      expect(found(checkReferences, pods)).toEqual([
        `StatefulSet web: spec.template.spec.${path.join('.').replaceAll('.*', '[0]')} is 'thing', and must be the name of a ${kind} that is in this App or declared: new OutsideObject(scope, id, { kind: '${kind}', name })`,
      ]);
    });

    test('may be an object of the App, or declared', () => {
      expect(found(checkReferences, pods, object('v1', kind, 'thing'))).toEqual([]);
      expect(foundIn(checkReferences, appOf([pods], [{ kind, name: 'thing', namespace: undefined }]))).toEqual([]);
    });
  },
);

const secret = (optional?: boolean) => ({
  containers: [container({ envFrom: [{ secretRef: { name: 'thing', optional } }] })],
});

test('what is optional need not be there', () => {
  expect(found(checkReferences, statefulSet('web', secret(true)))).toEqual([]);
  expect(found(checkReferences, statefulSet('web', secret(false)))).toHaveLength(1);
});

test('what is there in another namespace is not there', () => {
  const elsewhere = inNamespace('other', object('v1', 'Secret', 'thing'));
  expect(found(checkReferences, statefulSet('web', secret()), elsewhere)).toHaveLength(1);
});

test('what is in no namespace is there for all', () => {
  const high = inNamespace('wherever', object('scheduling.k8s.io/v1', 'PriorityClass', 'high'));
  expect(
    found(checkReferences, inNamespace('other', workload('DaemonSet', 'web', { priorityClassName: 'high' })), high),
  ).toEqual([]);
});

test.each([
  { serviceAccountName: 'default' },
  { priorityClassName: 'system-node-critical' },
  { volumes: [{ configMap: { name: 'kube-root-ca.crt' } }] },
])('every cluster has %j', (pod) => {
  expect(found(checkReferences, statefulSet('web', pod))).toEqual([]);
});

test('a name that is none is found', () => {
  expect(found(checkReferences, statefulSet('web', { serviceAccountName: 7 }))).toHaveLength(1);
});
