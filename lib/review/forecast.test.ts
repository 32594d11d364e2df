import { becomes, configMap, deployment, foretold, service, statefulSet } from '../../test/foretold';

const image = (tag: string) => statefulSet({}, { container: { image: `team/web:${tag}` } });
const variables = (...names: string[]) =>
  statefulSet({}, { container: { env: names.map((name) => ({ name, value: 'x' })) } });
const memory = (amount: string) => statefulSet({}, { container: { resources: { requests: { memory: amount } } } });

describe('an object', () => {
  test('that is new is created, with its pods and claims', () => {
    const { verdict, objects } = foretold([], [statefulSet()]);
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

  test('that is the same is unchanged', () => {
    const all = [service(), statefulSet(), deployment(), configMap()];
    const { verdict, objects } = foretold(all, all);
    expect(verdict).toBe('none');
    expect(objects.map(({ outcome, changes }) => [outcome, changes])).toEqual(all.map(() => ['unchanged', []]));
  });

  test('that is another is updated, and says what in', () => {
    expect(becomes(configMap(), configMap({ color: 'blue' }))).toMatchObject({
      outcome: 'updated',
      verdict: 'in-place',
      changes: [{ path: '/data/color', before: 'red', after: 'blue', effect: 'in-place', line: 6 }],
    });
  });

  test('of several versions of its API is one object', () => {
    const autoscaler = (apiVersion: string) => ({
      apiVersion,
      kind: 'Thing',
      metadata: { name: 'web' },
      spec: { size: 1 },
    });
    const { objects } = foretold([autoscaler('example.com/v1')], [autoscaler('example.com/v2')]);
    expect(objects).toMatchObject([{ outcome: 'unchanged', changes: [{ path: '/apiVersion', effect: 'ignored' }] }]);
  });

  test('in the namespace default is the one that names none', () => {
    const [plain, named] = [configMap(), configMap()];
    named.metadata.namespace = 'default';
    expect(becomes(plain, named)).toMatchObject({ outcome: 'unchanged', namespace: 'default' });
  });
});

describe('what looks like a change and is none is ignored:', () => {
  test.each([
    ['a default that is written out', statefulSet(), statefulSet({ podManagementPolicy: 'OrderedReady' })],
    ['false where there is no pointer', statefulSet(), statefulSet({}, { hostNetwork: false })],
    ['another spelling of one quantity', memory('1Gi'), memory('1024Mi')],
    ['a claim’s quantity in another form', statefulSet(), { ...statefulSet(), ...grown('1073741824') }],
    ['a headless Service without its None', service({ clusterIP: 'None' }), service()],
    [
      'a node port left out',
      service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30100 }] }),
      service({ type: 'NodePort', ports: [{ port: 80 }] }),
    ],
    ['nothing as data', secret({ data: {} }), secret({})],
    ['stringData instead of data', secret({ data: { a: 'Yg==' } }), secret({ stringData: { a: 'b' } })],
  ])('%s', (_, before, after) => {
    const report = becomes(before, after);
    expect(report.outcome).toBe('unchanged');
    expect(report.verdict).toBe('none');
    expect(report.changes.map(({ effect }) => effect)).toEqual(report.changes.map(() => 'ignored'));
    expect(report.changes.length).toBeGreaterThan(0);
  });
});

describe('what looks like none and is a change restarts pods:', () => {
  test.each([
    ['the order of variables', variables('A', 'B'), variables('B', 'A')],
    ['a quantity in another form', memory('1Gi'), memory('1073741824')],
    ['an empty security context', image('1.0.0'), statefulSet({}, { container: { securityContext: {} } })],
    [
      'false where there is a pointer',
      statefulSet(),
      statefulSet({}, { container: { securityContext: { privileged: false } } }),
    ],
  ])('%s', (_, before, after) => {
    const { outcome, verdict, rollout, changes } = becomes(before, after);
    expect([outcome, verdict]).toEqual(['updated', 'restart']);
    expect(rollout?.restarts).toEqual(['web-2', 'web-1', 'web-0']);
    expect(changes.map(({ effect }) => effect)).toContain('restart');
  });

  test('but not those of a Deployment, which takes equal quantities for equal', () => {
    const of = (amount: string) => deployment({}, { resources: { requests: { memory: amount } } });
    expect(becomes(of('1Gi'), of('1073741824')).outcome).toBe('unchanged');
  });
});

describe('an object that the server refuses', () => {
  test('is rejected, with the path, the reason and the line, and nothing of it changes', () => {
    const report = becomes(statefulSet(), statefulSet({ serviceName: 'other', replicas: 1 }));
    expect(report).toMatchObject({
      outcome: 'rejected',
      verdict: 'rejected',
      errors: [{ path: 'spec.serviceName', line: 6 }],
      changes: [
        { path: '/spec/serviceName', before: 'web', after: 'other', effect: 'rejected' },
        { path: '/spec/replicas', effect: 'rejected' },
      ],
    });
    expect(report.errors?.[0]?.message).toMatch(/^is 'other', and must be /);
    expect(report.runbook?.join('\n')).toContain('--cascade=orphan');
    expect(report.rollout).toMatchObject({ templateChanged: false, restarts: [], deletes: [] });
    expect(report.claims?.map(({ fate }) => fate)).toEqual(['kept', 'kept', 'kept']);
  });

  test('in BASE is told, and taken not to be there', () => {
    const { notes, objects } = foretold([statefulSet({ replicas: -1 })], [statefulSet()]);
    expect(objects).toMatchObject([{ outcome: 'created' }]);
    expect(notes).toEqual([
      expect.stringMatching(/^Kubernetes 1\.34 rejects StatefulSet web of BASE: spec\.replicas must be /),
    ]);
  });

  test('where it is new is rejected, without a runbook', () => {
    const { objects } = foretold([], [statefulSet({ replicas: -1 })]);
    expect(objects).toMatchObject([{ outcome: 'rejected', changes: [], errors: [{ path: 'spec.replicas' }] }]);
    expect(objects[0]).not.toHaveProperty('runbook');
  });

  test('for metadata of the server’s own is rejected, or passed over', () => {
    const told = (more: object) => ({ ...configMap(), metadata: { name: 'settings', ...more } });
    for (const field of ['uid', 'resourceVersion', 'deletionGracePeriodSeconds']) {
      expect(becomes(configMap(), told({ [field]: 1 })).errors?.[0]?.path).toBe(`metadata.${field}`);
    }
    expect(becomes(configMap(), told({ generateName: 'a-' })).outcome).toBe('unchanged');
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    expect(becomes(configMap(), told({ annotations })).outcome).toBe('unchanged');
  });

  test('for a field that there isn’t is rejected at its line', () => {
    const report = becomes(configMap(), { ...configMap(), dat: {} });
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ path: 'dat', line: 7 }] });
  });

  test('for what is missing is rejected at the line of what lacks it', () => {
    const report = becomes(service(), service({ ports: [{ name: 'http' }] }));
    expect(report.errors?.[0]).toMatchObject({ path: 'spec.ports[0].port', line: 9 });
  });

  test('for being larger than what kubectl can keep of it is rejected', () => {
    const large = becomes(configMap(), configMap({ a: 'x'.repeat(2 ** 18) }));
    expect(large).toMatchObject({ outcome: 'rejected', errors: [{ path: 'the object', line: 1 }] });
    expect(becomes(configMap(), configMap({ a: 'x'.repeat(2 ** 17) })).outcome).toBe('updated');
  });

  test('under a version of its API that is gone says which is there', () => {
    const budget = (apiVersion: string, kind = 'PodDisruptionBudget') => ({
      apiVersion,
      kind,
      metadata: { name: 'web' },
    });
    expect(foretold([], [budget('policy/v1beta1')]).objects[0]?.errors?.[0]?.message).toBe(
      "is 'policy/v1beta1', and must be policy/v1: Kubernetes 1.34 serves PodDisruptionBudget under no other",
    );
    expect(foretold([], [budget('policy/v1', 'Budget')]).objects[0]?.errors?.[0]?.message).toBe(
      "is 'policy/v1', and must be one that Kubernetes 1.34 serves: it has no Budget of its own",
    );
  });
});

describe('node ports and addresses belong to one Service at a time:', () => {
  const nodePort = (number: number, name: string) =>
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: number }] }, name);

  test('a new Service is refused the port of one that stands, also under another name', () => {
    const { objects } = foretold([nodePort(30100, 'old')], [nodePort(30100, 'new')]);
    expect(objects).toMatchObject([
      { name: 'new', outcome: 'rejected', errors: [{ path: 'spec.ports[0].nodePort' }] },
      { name: 'old', outcome: 'left-running' },
    ]);
    expect(objects[0]?.errors?.[0]?.message).toContain('one that is free: Service old has it');
  });

  test('what comes first frees its port for what comes after it, and not the other way round', () => {
    const [a, b] = [nodePort(30100, 'a'), nodePort(30200, 'b')];
    const outcomes = (head: object[]) => foretold([a, b], head as never).objects.map(({ outcome }) => outcome);
    expect(outcomes([nodePort(30300, 'a'), nodePort(30100, 'b')])).toEqual(['updated', 'updated']);
    expect(outcomes([nodePort(30200, 'a'), nodePort(30300, 'b')])).toEqual(['rejected', 'updated']);
  });

  test('an address too', () => {
    const at = (clusterIP: string, name: string) => service({ clusterIP }, name);
    const { objects } = foretold([at('10.96.0.9', 'a')], [at('10.96.0.9', 'a'), at('10.96.0.9', 'b')]);
    expect(objects.map(({ outcome }) => outcome)).toEqual(['unchanged', 'rejected']);
    expect(foretold([], [service({ clusterIP: 'None' }), service({ clusterIP: 'None' }, 'b')]).verdict).toBe(
      'in-place',
    );
  });
});

describe('a runbook stands beside what an apply alone can’t do:', () => {
  test('a Service that should be headless, or an ordinary one', () => {
    for (const [before, after] of [
      [service(), service({ clusterIP: 'None' })],
      [service({ clusterIP: 'None' }), service()],
    ]) {
      expect(becomes(before, after).runbook?.join('\n')).toContain('delete service/web --ignore-not-found');
    }
    expect(becomes(service(), service({ type: 'NodePort' }))).not.toHaveProperty('runbook');
    expect(becomes(service(), service({ ports: [] }))).not.toHaveProperty('runbook');
  });

  test('a node port under a new name', () => {
    const at = (name: string) => service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30100 }] }, name);
    const { objects } = foretold([service(), at('old')], [service(), at('new')]);
    expect(objects[1]?.runbook?.join('\n')).toContain('delete service/old');
  });

  test('a StatefulSet with the Service in its file', () => {
    const { objects } = foretold(
      [service(), statefulSet()],
      [service({ clusterIP: 'None' }), statefulSet({ podManagementPolicy: 'Parallel' })],
    );
    const runbook = objects[1]?.runbook?.join('\n');
    expect(runbook).toContain('delete statefulset/web --cascade=orphan');
    expect(runbook).toContain('delete service/web');
    expect(runbook).toContain('kubectl apply -f dist/app.yaml');
  });
});

describe('what comes too late in a folder is not there yet:', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } };
  const inside = { ...configMap(), metadata: { name: 'settings', namespace: 'team' } };

  test('a namespace', () => {
    expect(foretold([], [inside, namespace]).objects).toMatchObject([
      { outcome: 'rejected', errors: [{ path: 'metadata.namespace' }] },
      { outcome: 'created' },
    ]);
    expect(foretold([], [namespace, inside]).verdict).toBe('in-place');
    expect(foretold([namespace], [inside, namespace]).objects[0]?.outcome).toBe('created');
  });

  test('the definition of a custom resource, wherever it stands', () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: { group: 'example.com', names: { kind: 'Thing' } },
    };
    const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'one' } };
    expect(foretold([], [definition, thing]).objects).toMatchObject([
      { outcome: 'created' },
      { outcome: 'rejected', errors: [{ path: 'kind' }] },
    ]);
    expect(foretold([definition], [definition, thing]).objects[1]?.outcome).toBe('created');
  });
});

test('BASE is what runs: it is applied until nothing more is accepted, with one note', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } };
  const inside = (color: string) => ({ ...configMap({ color }), metadata: { name: 'settings', namespace: 'team' } });
  const { objects, notes } = foretold([inside('red'), namespace], [inside('blue'), namespace]);
  expect(objects).toMatchObject([{ outcome: 'updated' }, { outcome: 'unchanged' }]);
  expect(notes).toEqual([
    'BASE is complete only after 2 applies: some of its objects need others that are applied later.',
  ]);
});

test('an object of which there are several manifests has a warning if they differ', () => {
  const [red, blue] = [configMap({ color: 'red' }), configMap({ color: 'blue' })];
  const warning = expect.stringMatching(/^app\.yaml:1 has another manifest of this object\. Each apply changes/);
  expect(foretold([blue], [red, blue])).toMatchObject({
    objects: [{ outcome: 'unchanged', warnings: [warning] }],
    notes: [],
  });
  const base = foretold([red, blue], [blue]);
  expect(base.objects).toMatchObject([{ outcome: 'unchanged' }]);
  expect(base.objects[0]).not.toHaveProperty('warnings');
  expect(base.notes).toEqual([
    expect.stringMatching(/^BASE, app\.yaml:8, ConfigMap settings: app\.yaml:1 has another manifest of this object/),
  ]);
  expect(foretold([red], [red, red])).toMatchObject({ verdict: 'none', notes: [expect.stringContaining('stands in')] });
});

describe('several manifests of one object', () => {
  const next = { container: { image: 'team/web:2.0.0' } };
  const rejected = statefulSet({ replicas: -1 });

  test('are applied in turn: one that is rejected keeps no other from it', () => {
    const report = foretold([statefulSet()], [statefulSet({}, next), rejected]);
    expect(report).toMatchObject({
      verdict: 'rejected',
      objects: [{ outcome: 'updated', line: 1, rollout: { restarts: ['web-2', 'web-1', 'web-0'] } }],
    });
    expect(report.objects[0]?.warnings).toContainEqual(
      expect.stringMatching(/^the manifest at app\.yaml:\d+ is rejected: spec\.replicas is -1/),
    );
    const all = foretold([statefulSet()], [rejected, { ...rejected, metadata: { name: 'web', labels: { a: 'b' } } }]);
    expect(all.objects).toMatchObject([{ outcome: 'rejected' }]);
  });

  test('of BASE too', () => {
    const moved = statefulSet({}, { container: { volumeMounts: [] } });
    expect(foretold([statefulSet(), rejected], [moved])).toMatchObject({
      verdict: 'data-loss',
      objects: [{ outcome: 'updated', data: [{ fate: 'left-behind' }] }],
    });
  });

  test('leave what only one of them states and the API server completes', () => {
    const account = (spec: object) => statefulSet({}, spec);
    const both = [account({ serviceAccountName: 'web' }), account({})];
    expect(foretold([account({})], both).objects[0]).toMatchObject({ outcome: 'updated' });
  });
});

test('BASE that this version rejects may run: its data is looked at', () => {
  const unknown = { ...statefulSet(), spec: { ...statefulSet().spec, unheardOf: true } };
  const moved = statefulSet({}, { container: { volumeMounts: [] } });
  const [kept, lost] = [foretold([unknown], [statefulSet()]), foretold([unknown], [moved])];
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
  expect(foretold([bare], [statefulSet()]).objects[0]).not.toHaveProperty('data');
});

test('the API server creates some namespaces by itself', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } };
  const labeled = { ...namespace, metadata: { name: 'default', labels: { team: 'web' } } };
  expect(foretold([], [labeled]).objects).toMatchObject([{ outcome: 'updated' }]);
  expect(foretold([namespace], []).objects[0]?.warnings).toEqual([
    'the API server keeps this namespace, and rejects its deletion',
  ]);
});

describe('a field without a value', () => {
  test('is left out where the object is created, and so no change later', () => {
    const made = statefulSet();
    made.spec.template.metadata.annotations = { team: null };
    made.spec.template.spec.tolerations = [{ key: 'a', value: null, operator: 'Exists' }];
    expect(foretold([made], [made])).toMatchObject({ verdict: 'none', objects: [{ outcome: 'unchanged' }] });
    const map = configMap({ color: 'red', size: null });
    expect(foretold([map], [map]).verdict).toBe('none');
    expect(foretold([], [map]).objects[0]).not.toHaveProperty('notApplied');
  });

  test('among annotations costs all of them', () => {
    const annotated = (annotations: object) => ({ ...configMap(), metadata: { name: 'settings', annotations } });
    const [report] = foretold([annotated({ team: 'web' })], [annotated({ team: 'web', owner: null })]).objects;
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
    expect(becomes(game, head).notApplied).toMatchObject([
      { path: '/spec/ports/1', reason: expect.stringContaining('port') },
    ]);
  });
});

describe('BASE that an older version accepted', () => {
  const mounting = (name: string, spec = {}) =>
    statefulSet(spec, { container: { volumeMounts: [{ name, mountPath: '/data' }] } });
  const stored = mounting('none');

  test('is refused unless that version is named, and the note names the option', () => {
    expect(foretold([stored], [stored], '1.34')).toMatchObject({
      objects: [{ outcome: 'rejected' }],
      notes: [expect.stringMatching(/^Kubernetes 1\.34 rejects StatefulSet web .* with --base-kubernetes\.$/)],
    });
    expect(foretold([mounting('none', { replicas: -1 })], [], '1.34', '1.28').notes).toEqual([
      expect.stringMatching(/^Kubernetes 1\.28 rejects/),
    ]);
  });

  test('stays as it is if HEAD does not change it: kubectl sends nothing', () => {
    expect(foretold([stored], [stored], '1.34', '1.28')).toMatchObject({
      verdict: 'none',
      objects: [{ outcome: 'unchanged' }],
      notes: [],
    });
    expect(foretold([stored], [], '1.34', '1.28').objects).toMatchObject([{ outcome: 'left-running' }]);
  });

  test.each([
    ['scaled', mounting('none', { replicas: 2 }), 'updated'],
    ['given another invalid template', mounting('neither'), 'updated'],
    ['given a valid template', mounting('data'), 'updated'],
    ['given an invalid number of replicas', mounting('none', { replicas: -1 }), 'rejected'],
  ])('follows the rules for updates of invalid objects when it is %s', (_, head, outcome) => {
    expect(foretold([stored], [head], '1.34', '1.28').objects).toMatchObject([{ outcome }]);
  });

  test('has what that version dropped only when HEAD is applied', () => {
    const strategy = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } };
    const both = [statefulSet(strategy)];
    expect(foretold(both, both, '1.37').objects).toMatchObject([{ outcome: 'unchanged' }]);
    expect(foretold(both, both, '1.37', '1.34').objects).toMatchObject([{ outcome: 'updated', verdict: 'in-place' }]);
  });

  test('of an unknown kind is kept as it is written', () => {
    const custom = { apiVersion: 'x/v1', kind: 'Other', metadata: { name: 'a' }, spec: { a: 1 } };
    expect(foretold([custom], [custom], '1.34', '1.28').objects).toMatchObject([{ outcome: 'unchanged' }]);
  });
});

test('a CustomResourceDefinition that states its defaults is unchanged', () => {
  const definition = (spec: object, names: object = {}) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'sites.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Site', plural: 'sites', ...names }, ...spec },
  });
  const outcome = (before: object, after: object) => becomes(before, after).outcome;
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

test('a CSIDriver that states its defaults is unchanged', () => {
  const driver = (spec: object) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'disks.example.com' },
    spec: { podInfoOnMount: true, ...spec },
  });
  expect(becomes(driver({}), driver({ attachRequired: true, volumeLifecycleModes: ['Persistent'] })).outcome).toBe(
    'unchanged',
  );
});

test('a custom resource is compared as it is written, with a note that its rules aren’t known', () => {
  const thing = (size: number) => ({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'one' },
    spec: { size },
  });
  expect(becomes(thing(1), thing(2))).toMatchObject({
    outcome: 'updated',
    verdict: 'in-place',
    warnings: [expect.stringContaining('does not know the rules of its API')],
  });
  expect(becomes(thing(1), thing(1))).not.toHaveProperty('warnings');
});

test('images that change are told, container by container', () => {
  const sidecar = { name: 'proxy', image: 'team/proxy:1' };
  const after = statefulSet({}, { container: { image: 'team/web:2.0.0' } });
  after.spec.template.spec.containers.push(sidecar);
  expect(foretold([statefulSet()], [after]).images).toEqual([
    { object: 'StatefulSet web', container: 'web', before: 'team/web:1.0.0', after: 'team/web:2.0.0' },
    { object: 'StatefulSet web', container: 'proxy', after: 'team/proxy:1' },
  ]);
  expect(foretold([after], [statefulSet()]).images[1]).toEqual({
    object: 'StatefulSet web',
    container: 'proxy',
    before: 'team/proxy:1',
  });
  const inTeam = { ...statefulSet(), metadata: { name: 'web', namespace: 'team' } };
  expect(foretold([], [inTeam]).images).toMatchObject([{ object: 'StatefulSet web', namespace: 'team' }]);
  expect(foretold([configMap()], [configMap({ a: 'b' })]).images).toEqual([]);
});

function grown(storage: string) {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
  return statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec }] });
}

function secret(content: object) {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, ...content };
}

describe('a change is named by where it is:', () => {
  const paths = (before: object, after: object) =>
    becomes(before, after).changes.map(({ path, before: was, after: is }) => [path, was, is]);

  test('by the index of an item, wherever its key had it before', () => {
    const env = (...pairs: [string, string][]) =>
      statefulSet({}, { container: { env: pairs.map(([name, value]) => ({ name, value })) } });
    const at = '/spec/template/spec/containers/0/env';
    expect(paths(env(['A', '1'], ['B', '2']), env(['B', '3'], ['C', '4']))).toEqual([
      [`${at}/0/value`, '2', '3'],
      [`${at}/1`, undefined, { name: 'C', value: '4' }],
      [`${at}/0`, { name: 'A', value: '1' }, undefined],
    ]);
  });

  test('as a whole where nothing tells items apart', () => {
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

  test('with slashes and tildes as JSON pointers have them', () => {
    const labelled = (value: string) => ({
      ...configMap(),
      metadata: { name: 'settings', labels: { 'a.b/c': value } },
    });
    expect(paths(labelled('1'), labelled('2'))).toEqual([['/metadata/labels/a.b~1c', '1', '2']]);
  });

  test('also where the object is kept in another version of its API', () => {
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
    expect(becomes(autoscaler(70), autoscaler(80)).changes).toMatchObject([
      { path: '/spec/targetCPUUtilizationPercentage', effect: 'in-place' },
    ]);
  });
});
