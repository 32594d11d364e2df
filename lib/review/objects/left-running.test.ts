import { configMap, deployment, foretold, service, statefulSet } from '../../../test/foretold';

const KEPT = configMap({}, 'kept');

function left(object: object) {
  return foretold([object, KEPT], [KEPT]).objects[1];
}

test('what is gone from HEAD is left running, with the command that deletes it', () => {
  expect(left(service())).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    namespace: null,
    name: 'web',
    outcome: 'left-running',
    verdict: 'in-place',
    changes: [],
    warnings: ['`kubectl delete service/web` deletes it, and with it its address and DNS name'],
    file: 'app.yaml',
    line: 1,
  });
});

test.each([
  ['a StatefulSet', statefulSet(), 'its pods. Their claims, and the data on them, stay until they are deleted by name'],
  [
    'a StatefulSet whose claims go with it',
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } }),
    'its pods, and their claims with all data: whenDeleted is Delete',
  ],
  ['one without claims', statefulSet({ volumeClaimTemplates: [] }, { container: { volumeMounts: [] } }), 'its pods'],
  ['a Deployment', deployment(), 'its pods'],
  [
    'a Role',
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' }, rules: [] },
    undefined,
  ],
  [
    'a Namespace',
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } },
    'everything in it, claims and data too',
  ],
])('%s: the report says what is deleted with it', (_, object, along) => {
  expect(left(object)?.warnings?.[0]).toMatch(along ? `, and with it ${along}` : /` deletes it$/);
});

test('the command names the namespace, and the group where others have such a kind too', () => {
  const thing = { apiVersion: 'example.com/v1', kind: 'Service', metadata: { name: 'a', namespace: 'team' } };
  expect(left(thing)?.warnings?.[0]).toContain('`kubectl delete service.example.com/a -n team`');
});

test('what was refused in BASE is not left', () => {
  expect(foretold([service({ ports: [{ port: -1 }] }), KEPT], [KEPT]).objects).toHaveLength(1);
});
