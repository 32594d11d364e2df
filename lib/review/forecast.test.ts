import { configMap, deployment, forecastObjects, forecastUpdate, service, statefulSet } from '../../test/forecasts';

describe('objects', () => {
  test('creates a new object with its pods and claims', () => {
    const { verdict, objects } = forecastObjects([], [statefulSet()]);
    expect(verdict).toBe('in-place');
    expect(objects[0]).toMatchObject({
      outcome: 'created',
      changes: [],
      rollout: { creates: ['web-0', 'web-1', 'web-2'], restarts: [], templateChanged: false },
      claims: ['data-web-0', 'data-web-1', 'data-web-2'].map((name) => ({ name, fate: 'created' })),
      file: 'app.yaml',
      line: 1,
    });
  });

  test('reports the objects of an identical folder as unchanged', () => {
    const all = [service(), statefulSet(), deployment(), configMap()];
    const { verdict, objects } = forecastObjects(all, all);
    expect(verdict).toBe('none');
    expect(objects.map(({ outcome, changes }) => [outcome, changes])).toEqual(all.map(() => ['unchanged', []]));
  });

  test('reports the changed field of an updated object with its line', () => {
    expect(forecastUpdate(configMap(), configMap({ color: 'blue' }))).toMatchObject({
      outcome: 'updated',
      verdict: 'in-place',
      changes: [{ path: '/data/color', before: 'red', after: 'blue', effect: 'in-place', line: 6 }],
    });
  });

  test('takes manifests of two API versions as one object', () => {
    const autoscaler = (apiVersion: string) => ({
      apiVersion,
      kind: 'Thing',
      metadata: { name: 'web' },
      spec: { size: 1 },
    });
    const { objects } = forecastObjects([autoscaler('example.com/v1')], [autoscaler('example.com/v2')]);
    expect(objects).toMatchObject([{ outcome: 'unchanged', changes: [{ path: '/apiVersion', effect: 'ignored' }] }]);
  });

  test('takes the namespace default and no namespace as the same', () => {
    const [plain, named] = [configMap(), configMap()];
    named.metadata.namespace = 'default';
    expect(forecastUpdate(plain, named)).toMatchObject({ outcome: 'unchanged', namespace: 'default' });
  });
});

test('applies BASE until no more objects are accepted, and says so in a note', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } };
  const inside = (color: string) => ({ ...configMap({ color }), metadata: { name: 'settings', namespace: 'team' } });
  const { objects, notes } = forecastObjects([inside('red'), namespace], [inside('blue'), namespace]);
  expect(objects).toMatchObject([{ outcome: 'updated' }, { outcome: 'unchanged' }]);
  expect(notes).toEqual([
    'BASE is complete only after 2 applies: some of its objects need others that are applied later.',
  ]);
});

test('warns if two manifests of an object differ', () => {
  const [red, blue] = [configMap({ color: 'red' }), configMap({ color: 'blue' })];
  const warning = expect.stringMatching(/^app\.yaml:1 has another manifest of this object\. Each apply changes/);
  expect(forecastObjects([blue], [red, blue])).toMatchObject({
    objects: [{ outcome: 'unchanged', warnings: [warning] }],
    notes: [],
  });
  const base = forecastObjects([red, blue], [blue]);
  expect(base.objects).toMatchObject([{ outcome: 'unchanged' }]);
  expect(base.objects[0]).not.toHaveProperty('warnings');
  expect(base.notes).toEqual([
    expect.stringMatching(/^BASE, app\.yaml:8, ConfigMap settings: app\.yaml:1 has another manifest of this object/),
  ]);
  expect(forecastObjects([red], [red, red])).toMatchObject({
    verdict: 'none',
    notes: [expect.stringContaining('is in app.yaml:1, too')],
  });
});

test('reports the data of a workload in BASE that the API server rejects, since its pods may run', () => {
  const unknown = { ...statefulSet(), spec: { ...statefulSet().spec, unheardOf: true } };
  const moved = statefulSet({}, { container: { volumeMounts: [] } });
  const [kept, lost] = [forecastObjects([unknown], [statefulSet()]), forecastObjects([unknown], [moved])];
  const reason = 'the API server rejects the manifest of BASE, but its pods may still run';
  expect(kept).toMatchObject({
    verdict: 'in-place',
    objects: [{ outcome: 'created', data: [{ fate: 'kept', reason }] }],
  });
  expect(lost).toMatchObject({
    verdict: 'data-loss',
    objects: [{ data: [{ fate: 'left-behind', reason: `nothing is mounted there; ${reason}` }] }],
  });
  const volumes = [{ name: 'data' }];
  const bare = { ...unknown, spec: { ...unknown.spec, volumeClaimTemplates: [] } };
  bare.spec.template = structuredClone(bare.spec.template);
  bare.spec.template.spec.volumes = volumes;
  expect(forecastObjects([bare], [statefulSet()]).objects[0]).not.toHaveProperty('data');
});

describe('an upgrade of Kubernetes between BASE and HEAD', () => {
  const mounting = (name: string, spec = {}) =>
    statefulSet(spec, { container: { volumeMounts: [{ name, mountPath: '/data' }] } });
  const stored = mounting('none');

  test('names --base-kubernetes if the version rejects an object of BASE', () => {
    expect(forecastObjects([stored], [stored], '1.34')).toMatchObject({
      objects: [{ outcome: 'rejected' }],
      notes: [expect.stringMatching(/^Kubernetes 1\.34 rejects StatefulSet web .* with --base-kubernetes\.$/)],
    });
    expect(forecastObjects([mounting('none', { replicas: -1 })], [], '1.34', '1.28').notes).toEqual([
      expect.stringMatching(/^Kubernetes 1\.28 rejects/),
    ]);
  });

  test('keeps an invalid object that an older version accepted if HEAD does not change it', () => {
    expect(forecastObjects([stored], [stored], '1.34', '1.28')).toMatchObject({
      verdict: 'none',
      objects: [{ outcome: 'unchanged' }],
      notes: [],
    });
    expect(forecastObjects([stored], [], '1.34', '1.28').objects).toMatchObject([{ outcome: 'left-running' }]);
  });

  test.each([
    ['scaled', mounting('none', { replicas: 2 }), 'updated'],
    ['given another invalid template', mounting('neither'), 'updated'],
    ['given a valid template', mounting('data'), 'updated'],
    ['given an invalid number of replicas', mounting('none', { replicas: -1 }), 'rejected'],
  ])('follows the rules for updates of invalid objects if the object is %s', (_, head, outcome) => {
    expect(forecastObjects([stored], [head], '1.34', '1.28').objects).toMatchObject([{ outcome }]);
  });

  test('adds a field that the older version dropped when HEAD is applied', () => {
    const strategy = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } };
    const both = [statefulSet(strategy)];
    expect(forecastObjects(both, both, '1.37').objects).toMatchObject([{ outcome: 'unchanged' }]);
    expect(forecastObjects(both, both, '1.37', '1.34').objects).toMatchObject([
      { outcome: 'updated', verdict: 'in-place' },
    ]);
  });

  test('keeps a custom resource of BASE as it is written', () => {
    const custom = { apiVersion: 'x/v1', kind: 'Other', metadata: { name: 'a' }, spec: { a: 1 } };
    expect(forecastObjects([custom], [custom], '1.34', '1.28').objects).toMatchObject([{ outcome: 'unchanged' }]);
  });
});

test('lists changed images by container', () => {
  const sidecar = { name: 'proxy', image: 'team/proxy:1' };
  const after = statefulSet({}, { container: { image: 'team/web:2.0.0' } });
  after.spec.template.spec.containers.push(sidecar);
  expect(forecastObjects([statefulSet()], [after]).images).toEqual([
    { object: 'StatefulSet web', container: 'web', before: 'team/web:1.0.0', after: 'team/web:2.0.0' },
    { object: 'StatefulSet web', container: 'proxy', after: 'team/proxy:1' },
  ]);
  expect(forecastObjects([after], [statefulSet()]).images[1]).toEqual({
    object: 'StatefulSet web',
    container: 'proxy',
    before: 'team/proxy:1',
  });
  const inTeam = { ...statefulSet(), metadata: { name: 'web', namespace: 'team' } };
  expect(forecastObjects([], [inTeam]).images).toMatchObject([{ object: 'StatefulSet web', namespace: 'team' }]);
  expect(forecastObjects([configMap()], [configMap({ a: 'b' })]).images).toEqual([]);
});
