import { configMap, forecastObjects, forecastUpdate, service, statefulSet } from '../../../test/forecasts';

describe('node ports and cluster IPs', () => {
  const nodePort = (number: number, name: string) =>
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: number }] }, name);

  test('rejects a new Service with the node port of an existing one', () => {
    const { objects } = forecastObjects([nodePort(30100, 'old')], [nodePort(30100, 'new')]);
    expect(objects).toMatchObject([
      { name: 'new', outcome: 'rejected', errors: [{ path: 'spec.ports[0].nodePort' }] },
      { name: 'old', outcome: 'left-running' },
    ]);
    expect(objects[0]?.errors?.[0]?.message).toContain('one that is free: Service old has it');
  });

  test('lets a Service take a node port that an earlier manifest releases, but not one that a later manifest releases', () => {
    const [a, b] = [nodePort(30100, 'a'), nodePort(30200, 'b')];
    const outcomes = (head: object[]) => forecastObjects([a, b], head as never).objects.map(({ outcome }) => outcome);
    expect(outcomes([nodePort(30300, 'a'), nodePort(30100, 'b')])).toEqual(['updated', 'updated']);
    expect(outcomes([nodePort(30200, 'a'), nodePort(30300, 'b')])).toEqual(['rejected', 'updated']);
  });

  test('rejects a Service with the cluster IP of an existing one', () => {
    const at = (clusterIP: string, name: string) => service({ clusterIP }, name);
    const { objects } = forecastObjects([at('10.96.0.9', 'a')], [at('10.96.0.9', 'a'), at('10.96.0.9', 'b')]);
    expect(objects.map(({ outcome }) => outcome)).toEqual(['unchanged', 'rejected']);
    expect(forecastObjects([], [service({ clusterIP: 'None' }), service({ clusterIP: 'None' }, 'b')]).verdict).toBe(
      'in-place',
    );
  });
});

describe('dependencies that come later in the folder', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } };
  const inside = { ...configMap(), metadata: { name: 'settings', namespace: 'team' } };

  test('rejects an object in a namespace that a later manifest creates', () => {
    expect(forecastObjects([], [inside, namespace]).objects).toMatchObject([
      { outcome: 'rejected', errors: [{ path: 'metadata.namespace' }] },
      { outcome: 'created' },
    ]);
    expect(forecastObjects([], [namespace, inside]).verdict).toBe('in-place');
    expect(forecastObjects([namespace], [inside, namespace]).objects[0]?.outcome).toBe('created');
  });

  test('rejects a custom resource whose definition is new in the folder', () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: { group: 'example.com', names: { kind: 'Thing' } },
    };
    const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'one' } };
    expect(forecastObjects([], [definition, thing]).objects).toMatchObject([
      { outcome: 'created' },
      { outcome: 'rejected', errors: [{ path: 'kind' }] },
    ]);
    expect(forecastObjects([definition], [definition, thing]).objects[1]?.outcome).toBe('created');
  });
});

describe('several manifests of one object', () => {
  const next = { container: { image: 'team/web:2.0.0' } };
  const rejected = statefulSet({ replicas: -1 });

  test('applies the other manifests of an object if one is rejected', () => {
    const report = forecastObjects([statefulSet()], [statefulSet({}, next), rejected]);
    expect(report).toMatchObject({
      verdict: 'rejected',
      objects: [{ outcome: 'updated', line: 1, rollout: { restarts: ['web-2', 'web-1', 'web-0'] } }],
    });
    expect(report.objects[0]?.warnings).toContainEqual(
      expect.stringMatching(/^the manifest at app\.yaml:\d+ is rejected: spec\.replicas is -1/),
    );
    const all = forecastObjects(
      [statefulSet()],
      [rejected, { ...rejected, metadata: { name: 'web', labels: { a: 'b' } } }],
    );
    expect(all.objects).toMatchObject([{ outcome: 'rejected' }]);
  });

  test('applies the other manifests of an object of BASE if one is rejected', () => {
    const moved = statefulSet({}, { container: { volumeMounts: [] } });
    expect(forecastObjects([statefulSet(), rejected], [moved])).toMatchObject({
      verdict: 'data-loss',
      objects: [{ outcome: 'updated', data: [{ fate: 'left-behind' }] }],
    });
  });

  test('keeps a field that only the first manifest of an object states', () => {
    const account = (spec: object) => statefulSet({}, spec);
    const both = [account({ serviceAccountName: 'web' }), account({})];
    expect(forecastObjects([account({})], both).objects[0]).toMatchObject({ outcome: 'updated' });
  });
});

test('knows the namespaces that every API server creates', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } };
  const labeled = { ...namespace, metadata: { name: 'default', labels: { team: 'web' } } };
  expect(forecastObjects([], [labeled]).objects).toMatchObject([{ outcome: 'updated' }]);
  expect(forecastObjects([namespace], []).objects[0]?.warnings).toEqual([
    'the API server keeps this namespace, and rejects its deletion',
  ]);
});

describe('null in manifests', () => {
  test('leaves out null fields when it creates an object, so that they are no change later', () => {
    const made = statefulSet();
    made.spec.template.metadata.annotations = { team: null };
    made.spec.template.spec.tolerations = [{ key: 'a', value: null, operator: 'Exists' }];
    expect(forecastObjects([made], [made])).toMatchObject({ verdict: 'none', objects: [{ outcome: 'unchanged' }] });
    const map = configMap({ color: 'red', size: null });
    expect(forecastObjects([map], [map]).verdict).toBe('none');
    expect(forecastObjects([], [map]).objects[0]).not.toHaveProperty('notApplied');
  });

  test('sends no annotation if one of them is null', () => {
    const annotated = (annotations: object) => ({ ...configMap(), metadata: { name: 'settings', annotations } });
    const [report] = forecastObjects([annotated({ team: 'web' })], [annotated({ team: 'web', owner: null })]).objects;
    expect(report).toMatchObject({
      outcome: 'updated',
      notApplied: [
        {
          path: '/metadata/annotations',
          reason: 'kubectl sends no annotation of an object if one of them has no value.',
          instead: 'Give each annotation a value, such as "".',
        },
      ],
    });
    const ports = [
      { name: 'tcp', port: 7777, protocol: 'TCP' },
      { name: 'udp', port: 7777, protocol: 'UDP' },
    ];
    const game = service({ ports: ports.slice(0, 1) }, 'game');
    const head = { ...service({ ports }, 'game'), metadata: { name: 'game', annotations: { owner: null } } };
    expect(forecastUpdate(game, head).notApplied).toMatchObject([
      { path: '/spec/ports/1', reason: expect.stringContaining('port') },
    ]);
  });
});
