import { configMap, deployment, forecastUpdate, service, statefulSet } from '../../../test/forecasts';

const image = (tag: string) => statefulSet({}, { container: { image: `team/web:${tag}` } });
const variables = (...names: string[]) =>
  statefulSet({}, { container: { env: names.map((name) => ({ name, value: 'x' })) } });
const memory = (amount: string) => statefulSet({}, { container: { resources: { requests: { memory: amount } } } });

describe('a difference without an effect', () => {
  test.each([
    ['a default that HEAD states', statefulSet(), statefulSet({ podManagementPolicy: 'OrderedReady' })],
    ['false for a field whose default is false', statefulSet(), statefulSet({}, { hostNetwork: false })],
    ['the same quantity in another unit', memory('1Gi'), memory('1024Mi')],
    [
      'the same quantity of a claim template in bytes',
      statefulSet(),
      { ...statefulSet(), ...withClaimSize('1073741824') },
    ],
    ['a headless Service that no longer states clusterIP None', service({ clusterIP: 'None' }), service()],
    [
      'a node port that HEAD leaves out',
      service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30100 }] }),
      service({ type: 'NodePort', ports: [{ port: 80 }] }),
    ],
    ['empty data of a Secret', secret({ data: {} }), secret({})],
    [
      'stringData of a Secret with the value of its data',
      secret({ data: { a: 'Yg==' } }),
      secret({ stringData: { a: 'b' } }),
    ],
  ])('is ignored: %s', (_, before, after) => {
    const report = forecastUpdate(before, after);
    expect(report.outcome).toBe('unchanged');
    expect(report.verdict).toBe('none');
    expect(report.changes.map(({ effect }) => effect)).toEqual(report.changes.map(() => 'ignored'));
    expect(report.changes.length).toBeGreaterThan(0);
  });
});

describe('a small difference with an effect', () => {
  test.each([
    ['another order of environment variables', variables('A', 'B'), variables('B', 'A')],
    ['the same quantity in bytes', memory('1Gi'), memory('1073741824')],
    ['an empty security context', image('1.0.0'), statefulSet({}, { container: { securityContext: {} } })],
    [
      'false for a field without a default',
      statefulSet(),
      statefulSet({}, { container: { securityContext: { privileged: false } } }),
    ],
  ])('restarts pods: %s', (_, before, after) => {
    const { outcome, verdict, rollout, changes } = forecastUpdate(before, after);
    expect([outcome, verdict]).toEqual(['updated', 'restart']);
    expect(rollout?.restarts).toEqual(['web-2', 'web-1', 'web-0']);
    expect(changes.map(({ effect }) => effect)).toContain('restart');
  });

  test('ignores the same quantity in bytes in a Deployment', () => {
    const of = (amount: string) => deployment({}, { resources: { requests: { memory: amount } } });
    expect(forecastUpdate(of('1Gi'), of('1073741824')).outcome).toBe('unchanged');
  });
});

test('ignores defaults of a CustomResourceDefinition that HEAD states', () => {
  const definition = (spec: object, names: object = {}) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'sites.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Site', plural: 'sites', ...names }, ...spec },
  });
  const outcome = (before: object, after: object) => forecastUpdate(before, after).outcome;
  const stated = definition(
    { conversion: { strategy: 'None' }, preserveUnknownFields: false },
    { singular: 'site', listKind: 'SiteList' },
  );
  expect([outcome(definition({}), stated), outcome(stated, definition({}))]).toEqual(['unchanged', 'unchanged']);
  expect(outcome(definition({}), definition({}, { singular: 'page' }))).toBe('updated');
  expect(outcome(definition({ preserveUnknownFields: true }), definition({}))).toBe('updated');
  const { spec: _, ...bare } = definition({});
  expect(outcome(bare, { ...bare, metadata: { ...bare.metadata, labels: { a: 'b' } } })).toBe('updated');
});

test('ignores defaults of a CSIDriver that HEAD states', () => {
  const driver = (spec: object) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'disks.example.com' },
    spec: { podInfoOnMount: true, ...spec },
  });
  expect(
    forecastUpdate(driver({}), driver({ attachRequired: true, volumeLifecycleModes: ['Persistent'] })).outcome,
  ).toBe('unchanged');
});

describe('the path of a change', () => {
  const paths = (before: object, after: object) =>
    forecastUpdate(before, after).changes.map(({ path, before: was, after: is }) => [path, was, is]);

  test('names the index in HEAD of a list item that moved', () => {
    const env = (...pairs: [string, string][]) =>
      statefulSet({}, { container: { env: pairs.map(([name, value]) => ({ name, value })) } });
    const at = '/spec/template/spec/containers/0/env';
    expect(paths(env(['A', '1'], ['B', '2']), env(['B', '3'], ['C', '4']))).toEqual([
      [`${at}/0/value`, '2', '3'],
      [`${at}/1`, undefined, { name: 'C', value: '4' }],
      [`${at}/0`, { name: 'A', value: '1' }, undefined],
    ]);
  });

  test('names the whole list if it has another length and its items have no unique keys', () => {
    const args = (...values: string[]) => statefulSet({}, { container: { args: values } });
    expect(paths(args('a', 'b'), args('a', 'c'))).toEqual([['/spec/template/spec/containers/0/args/1', 'b', 'c']]);
    expect(paths(args('a'), args('a', 'b'))).toEqual([['/spec/template/spec/containers/0/args', ['a'], ['a', 'b']]]);
    const twice = (value: string) =>
      statefulSet(
        {},
        {
          container: {
            env: [
              { name: 'A', value: '1' },
              { name: 'A', value },
            ],
          },
        },
      );
    expect(paths(twice('2'), twice('3'))).toEqual([['/spec/template/spec/containers/0/env/1/value', '2', '3']]);
    const bare = statefulSet({}, { container: { env: ['A'] } });
    const named = statefulSet({}, { container: { env: [{ name: 'A' }] } });
    expect(paths(named, bare)).toEqual([['/spec/template/spec/containers/0/env/0', { name: 'A' }, 'A']]);
    const kept = (...finalizers: string[]) => ({ ...configMap(), metadata: { name: 'settings', finalizers } });
    expect(paths(kept('a/b'), kept('a/c'))).toEqual([['/metadata/finalizers/0', 'a/b', 'a/c']]);
  });

  test('escapes slashes in JSON pointers', () => {
    const labeled = (value: string) => ({
      ...configMap(),
      metadata: { name: 'settings', labels: { 'a.b/c': value } },
    });
    expect(paths(labeled('1'), labeled('2'))).toEqual([['/metadata/labels/a.b~1c', '1', '2']]);
  });

  test('is in HEAD’s API version, even if the object is stored in another version', () => {
    const autoscaler = (targetCPUUtilizationPercentage: number) => ({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        maxReplicas: 3,
        targetCPUUtilizationPercentage,
      },
    });
    expect(forecastUpdate(autoscaler(70), autoscaler(80)).changes).toMatchObject([
      { path: '/spec/targetCPUUtilizationPercentage', effect: 'in-place' },
    ]);
  });
});

function withClaimSize(storage: string) {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
  return statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec }] });
}

function secret(content: object) {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, ...content };
}
