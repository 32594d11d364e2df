import { configMap, forecastObjects, forecastUpdate, service, statefulSet } from '../../../test/forecasts';

describe('rejected objects', () => {
  test('reports the path, reason and line of an error, and that no pod changes', () => {
    const report = forecastUpdate(statefulSet(), statefulSet({ serviceName: 'other', replicas: 1 }));
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

  test('notes that an object of BASE is rejected, and assumes that it does not exist', () => {
    const { notes, objects } = forecastObjects([statefulSet({ replicas: -1 })], [statefulSet()]);
    expect(objects).toMatchObject([{ outcome: 'created' }]);
    expect(notes).toEqual([
      expect.stringMatching(/^Kubernetes 1\.34 rejects StatefulSet web of BASE: spec\.replicas must be /),
    ]);
  });

  test('writes no runbook for a rejected object that is new', () => {
    const { objects } = forecastObjects([], [statefulSet({ replicas: -1 })]);
    expect(objects).toMatchObject([{ outcome: 'rejected', changes: [], errors: [{ path: 'spec.replicas' }] }]);
    expect(objects[0]).not.toHaveProperty('runbook');
  });

  test('rejects metadata that only the API server sets, and ignores generateName', () => {
    const withMetadata = (more: object) => ({ ...configMap(), metadata: { name: 'settings', ...more } });
    for (const field of ['uid', 'resourceVersion', 'deletionGracePeriodSeconds']) {
      expect(forecastUpdate(configMap(), withMetadata({ [field]: 1 })).errors?.[0]?.path).toBe(`metadata.${field}`);
    }
    expect(forecastUpdate(configMap(), withMetadata({ generateName: 'a-' })).outcome).toBe('unchanged');
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    expect(forecastUpdate(configMap(), withMetadata({ annotations })).outcome).toBe('unchanged');
  });

  test('rejects an unknown field and names its line', () => {
    const report = forecastUpdate(configMap(), { ...configMap(), dat: {} });
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ path: 'dat', line: 7 }] });
  });

  test('names the line of the item that lacks a required field', () => {
    const report = forecastUpdate(service(), service({ ports: [{ name: 'http' }] }));
    expect(report.errors?.[0]).toMatchObject({ path: 'spec.ports[0].port', line: 9 });
  });

  test('rejects an object that is too large for the last-applied annotation', () => {
    const large = forecastUpdate(configMap(), configMap({ a: 'x'.repeat(2 ** 18) }));
    expect(large).toMatchObject({ outcome: 'rejected', errors: [{ path: 'the object', line: 1 }] });
    expect(forecastUpdate(configMap(), configMap({ a: 'x'.repeat(2 ** 17) })).outcome).toBe('updated');
  });

  test('names the API version that Kubernetes serves if a manifest has a removed one', () => {
    const budget = (apiVersion: string, kind = 'PodDisruptionBudget') => ({
      apiVersion,
      kind,
      metadata: { name: 'web' },
    });
    expect(forecastObjects([], [budget('policy/v1beta1')]).objects[0]?.errors?.[0]?.message).toBe(
      "is 'policy/v1beta1', and must be policy/v1: Kubernetes 1.34 serves PodDisruptionBudget under no other",
    );
    expect(forecastObjects([], [budget('policy/v1', 'Budget')]).objects[0]?.errors?.[0]?.message).toBe(
      "is 'policy/v1', and must be one that Kubernetes 1.34 serves: it has no Budget of its own",
    );
  });
});

describe('runbooks', () => {
  test('writes a runbook to make a Service headless, or to give a headless Service an address', () => {
    for (const [before, after] of [
      [service(), service({ clusterIP: 'None' })],
      [service({ clusterIP: 'None' }), service()],
    ]) {
      expect(forecastUpdate(before, after).runbook?.join('\n')).toContain('delete service/web --ignore-not-found');
    }
    expect(forecastUpdate(service(), service({ type: 'NodePort' }))).not.toHaveProperty('runbook');
    expect(forecastUpdate(service(), service({ ports: [] }))).not.toHaveProperty('runbook');
  });

  test('writes a runbook to move a node port to a Service of another name', () => {
    const at = (name: string) => service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30100 }] }, name);
    const { objects } = forecastObjects([service(), at('old')], [service(), at('new')]);
    expect(objects[1]?.runbook?.join('\n')).toContain('delete service/old');
  });

  test('includes the Services of the same file in the runbook of a StatefulSet', () => {
    const { objects } = forecastObjects(
      [service(), statefulSet()],
      [service({ clusterIP: 'None' }), statefulSet({ podManagementPolicy: 'Parallel' })],
    );
    const runbook = objects[1]?.runbook?.join('\n');
    expect(runbook).toContain('delete statefulset/web --cascade=orphan');
    expect(runbook).toContain('delete service/web');
    expect(runbook).toContain('kubectl apply -f dist/app.yaml');
  });
});

test('warns that it does not know the rules of a custom resource', () => {
  const thing = (size: number) => ({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'one' },
    spec: { size },
  });
  expect(forecastUpdate(thing(1), thing(2))).toMatchObject({
    outcome: 'updated',
    verdict: 'in-place',
    warnings: [expect.stringContaining('does not know the rules of its API')],
  });
  expect(forecastUpdate(thing(1), thing(1))).not.toHaveProperty('warnings');
});
