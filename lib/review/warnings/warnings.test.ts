import { claimTemplate, forecastObjects, forecastUpdate, service, statefulSet } from '../../../test/forecasts';

const warningsOf = (before: object, after: object) => forecastUpdate(before, after).warnings ?? [];

describe('fields that a Service keeps', () => {
  test('warns that a Service stays headless if its manifest omits clusterIP', () => {
    expect(warningsOf(service({ clusterIP: 'None' }), service())).toEqual([
      expect.stringMatching(/^the Service stays headless/),
    ]);
    expect(warningsOf(service(), service())).toEqual([]);
  });

  test('warns that a Service keeps a node port that its manifest omits', () => {
    const ports = (nodePort?: number) => service({ type: 'NodePort', ports: [{ port: 80, nodePort }] });
    expect(warningsOf(ports(30100), ports())).toEqual([expect.stringMatching(/^the Service keeps node port 30100/)]);
    expect(warningsOf(ports(30100), ports(30101))).toEqual([]);
  });
});

describe('a rollout that may never end', () => {
  test('warns about a mutable image tag under OrderedReady', () => {
    const warned = (image: string, policy = 'OrderedReady') =>
      warningsOf(
        statefulSet({ podManagementPolicy: policy }),
        statefulSet({ podManagementPolicy: policy }, { container: { image } }),
      );
    expect(warned('team/web:stable')).toEqual([
      expect.stringMatching(/^the tag of team\/web:stable may refer to another image/),
      expect.stringContaining('kubectl rollout status statefulset/web'),
    ]);
    expect(warned('team/web:stable', 'Parallel')).toEqual([]);
    for (const fixed of ['team/web:2', 'team/web@sha256:0']) expect(warned(fixed)).toEqual([]);
  });

  test('warns about a liveness probe that leaves a container too little time to start', () => {
    const probed = (probes: object) => statefulSet({}, { container: probes });
    const hasty = { livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } };
    expect(warningsOf(statefulSet(), probed(hasty))[0]).toBe(
      'container web is killed if it does not answer its liveness probe 2 s after it starts. Add a startup probe',
    );
    expect(warningsOf(statefulSet(), probed({ ...hasty, startupProbe: { tcpSocket: { port: 80 } } }))).toEqual([]);
    const patient = { livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10 } };
    expect(warningsOf(statefulSet(), probed(patient))).toEqual([]);
  });
});

describe('overlapping PodDisruptionBudgets', () => {
  const budget = (name: string, selector?: object, namespace?: string) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, ...(namespace && { namespace }) },
    spec: { maxUnavailable: 1, ...(selector && { selector }) },
  });
  const ofWeb = { matchLabels: { app: 'web' } };
  const warned = (base: object[], head: object[]) =>
    forecastObjects(base, head).objects.map(({ warnings = [] }) => warnings);

  test('warns about a PodDisruptionBudget that selects the pods of another one that HEAD no longer has', () => {
    const [, warnings] = warned([statefulSet(), budget('old', ofWeb)], [statefulSet(), budget('web', ofWeb)]);
    expect(warnings).toEqual([
      'PodDisruptionBudget old also selects the pods of StatefulSet web. The API server rejects evictions of pods that two budgets select, so kubectl drain fails, and node upgrades and autoscalers wait. Delete it: `kubectl delete poddisruptionbudget/old`',
    ]);
  });

  test('finds overlapping PodDisruptionBudgets with an empty selector or with expressions', () => {
    for (const other of [{}, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }]) {
      const [, web, all] = warned([], [statefulSet(), budget('web', ofWeb), budget('all', other)]);
      expect([web, all]).toEqual([
        [expect.stringMatching(/^PodDisruptionBudget all also selects .* Remove one of the two manifests\.$/)],
        [expect.stringMatching(/^PodDisruptionBudget web also selects/)],
      ]);
    }
  });

  test('names the namespace in the command that deletes a PodDisruptionBudget', () => {
    const inTeam = (object: ReturnType<typeof statefulSet>) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'team' },
    });
    const web = inTeam(statefulSet());
    const [, warnings] = warned([web, budget('old', ofWeb, 'team')], [web, budget('web', ofWeb, 'team')]);
    expect(warnings?.[0]).toMatch(/Delete it: `kubectl delete poddisruptionbudget\/old -n team`$/);
  });

  test('ignores PodDisruptionBudgets of another namespace, of other pods, or without a selector', () => {
    const others = [budget('a', ofWeb, 'team'), budget('b', { matchLabels: { app: 'db' } }), budget('c')];
    expect(warned([], [statefulSet(), budget('web', ofWeb), ...others]).flat()).toEqual([]);
  });
});

test('warns that a claim grows only if its StorageClass allows it', () => {
  const claim = (storage: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...claimTemplate('files', storage),
  });
  expect(forecastUpdate(claim('1Gi'), claim('2Gi')).warnings).toEqual([
    expect.stringContaining('allowVolumeExpansion'),
  ]);
  expect(
    forecastUpdate(claim('1Gi'), { ...claim('1Gi'), metadata: { name: 'files', labels: { a: 'b' } } }),
  ).not.toHaveProperty('warnings');
});

test('warns if a StatefulSet begins to delete claims', () => {
  const policy = (policy: object) => statefulSet({ persistentVolumeClaimRetentionPolicy: policy });
  expect(forecastUpdate(statefulSet(), policy({ whenDeleted: 'Delete', whenScaled: 'Delete' })).warnings).toEqual([
    'from now on a smaller replica count also deletes claims with all their data: whenScaled is Delete',
    'from now on the deletion of the StatefulSet also deletes claims with all their data: whenDeleted is Delete',
  ]);
});

describe('the endpoints of a Service', () => {
  const pods = (labels: object) => {
    const made = statefulSet({ selector: { matchLabels: labels } });
    made.spec.template.metadata.labels = labels;
    return made;
  };
  const warnings = (before: object, after: object, ...workloads: object[]) =>
    forecastObjects([before, pods({ app: 'web' })], [after, ...workloads]).objects[0]?.warnings;
  const lost =
    'the selector matches no pods after the apply, so that the Service has no endpoints. Before, it selected the pods of StatefulSet web';

  test('warns that a Service loses its endpoints if its selector matches no pods', () => {
    const other = { app: 'web', tier: 'front' };
    expect(warnings(service(), service({ selector: other }), pods(other))).toEqual([lost]);
    expect(warnings(service({ selector: { app: 'web' } }), service({ selector: { app: 'site' } }))).toEqual([lost]);
  });

  test('does not warn about a Service that selects other pods, selects none as before, or drops its selector', () => {
    expect(warnings(service(), service(), pods({ app: 'web' }))).toBeUndefined();
    expect(warnings(service({ selector: { app: 'x' } }), service({ selector: { app: 'y' } }))).toBeUndefined();
    expect(warnings(service({ selector: undefined }), service({ selector: { app: 'y' } }))).toBeUndefined();
    expect(
      warnings(service(), service({ selector: undefined, type: 'ExternalName', externalName: 'a.example' })),
    ).toBeUndefined();
    expect(
      forecastObjects([service(), pods({ app: 'web' })], [pods({ app: 'web' })]).objects[1]?.warnings,
    ).toHaveLength(1);
  });
});
