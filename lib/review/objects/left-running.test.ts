import { configMap, deployment, forecastObjects, service, statefulSet } from '../../../test/forecasts';

const KEPT = configMap({}, 'kept');

function reportRemoved(object: object) {
  return forecastObjects([object, KEPT], [KEPT]).objects[1];
}

test('reports an object that HEAD no longer has as left running, with the command that deletes it', () => {
  expect(reportRemoved(service())).toEqual({
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
    'a StatefulSet whose claims are deleted with it',
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } }),
    'its pods, and their claims with all data: whenDeleted is Delete',
  ],
  [
    'a StatefulSet without claims',
    statefulSet({ volumeClaimTemplates: [] }, { container: { volumeMounts: [] } }),
    'its pods',
  ],
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
])('says what is deleted with %s', (_, object, along) => {
  expect(reportRemoved(object)?.warnings?.[0]).toMatch(along ? `, and with it ${along}` : /` deletes it$/);
});

test('names the namespace and the group of a custom resource in the command', () => {
  const thing = { apiVersion: 'example.com/v1', kind: 'Service', metadata: { name: 'a', namespace: 'team' } };
  expect(reportRemoved(thing)?.warnings?.[0]).toContain('`kubectl delete service.example.com/a -n team`');
});

test('does not report an object of BASE that the API server rejects', () => {
  expect(forecastObjects([service({ ports: [{ port: -1 }] }), KEPT], [KEPT]).objects).toHaveLength(1);
});
