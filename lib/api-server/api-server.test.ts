import type { JsonObject } from '../kubernetes';
import { type KubernetesVersion, type MeasuredVersion, NEWEST_MEASURED } from '../kubernetes';
import { Field } from '../validation';
import { ApiServer } from './api-server';
import { findSizeProblems, SIZE_PATH } from './manifest-size';
import { measuredVersionFor } from './schema';

const server = new ApiServer('1.34');
const target = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' };
const autoscaler = (version: string, spec: JsonObject = {}) => ({
  apiVersion: `autoscaling/${version}`,
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: target, maxReplicas: 3, ...spec },
});
const cpu = (averageUtilization: number) => [
  { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } },
];
const metricsOf = (live: JsonObject | undefined) => new Field(live).at('spec', 'metrics').raw;

describe('a HorizontalPodAutoscaler of autoscaling/v1', () => {
  test('is stored as autoscaling/v2 with a CPU metric', () => {
    const { liveObject } = server.apply(autoscaler('v1', { targetCPUUtilizationPercentage: 70 }));
    expect(liveObject?.live).toMatchObject({
      apiVersion: 'autoscaling/v2',
      spec: { minReplicas: 1, metrics: cpu(70) },
    });
    expect(metricsOf(server.apply(autoscaler('v1')).liveObject?.live)).toEqual(cpu(80));
  });

  test('keeps the metrics of an object that autoscaling/v2 created', () => {
    const { liveObject } = server.apply(autoscaler('v2', { metrics: cpu(70) }));
    expect(metricsOf(server.apply(autoscaler('v1'), liveObject).liveObject?.live)).toEqual(cpu(70));
    expect(metricsOf(server.apply(autoscaler('v2'), liveObject).liveObject?.live)).toEqual(cpu(80));
  });

  test('is rejected at the path that autoscaling/v2 has', () => {
    const broken = autoscaler('v1', { targetCPUUtilizationPercentage: 0 });
    const problems = [{ path: 'spec.metrics[0].resource.target.averageUtilization' }];
    expect(server.apply(broken).problems).toMatchObject(problems);
    expect(server.validate(broken)).toMatchObject(problems);
  });

  test('must not set metrics or behavior', () => {
    for (const field of ['metrics', 'behavior']) {
      expect(server.apply(autoscaler('v1', { [field]: [] })).problems).toMatchObject([{ path: `spec.${field}` }]);
    }
    const broken = { ...autoscaler('v1'), spec: [] };
    expect(server.apply(broken).problems).toMatchObject([{ path: 'spec' }]);
  });

  test('rejects an empty list of scaling policies, but not a missing one', () => {
    const scaleUp = (fields: JsonObject) => server.apply(autoscaler('v2', { behavior: { scaleUp: fields } }));
    expect(scaleUp({}).problems).toBeUndefined();
    expect(scaleUp({ policies: [] }).problems).toMatchObject([{ path: 'spec.behavior.scaleUp.policies' }]);
  });
});

describe('an object that an older version stored', () => {
  const applied = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } };

  test('gets the defaults of this version', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };
    const { live } = server.readStored({ lastApplied: service, live: service });
    expect(live).toMatchObject({ spec: { sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP' }] } });
  });

  test('stays as it is if it cannot be decoded', () => {
    const stored = { lastApplied: applied, live: { ...applied, data: { color: 1 } } };
    expect(server.readStored(stored)).toBe(stored);
  });

  test('is validated only if it changes', () => {
    const data = { 'not a key': 'x' };
    const live = { ...applied, data };
    const stored = { lastApplied: live, live };
    expect(server.apply(live, stored)).toEqual({ liveObject: stored });
    expect(server.apply({ ...applied, data: { ...data, color: 'blue' } }, stored).problems).toHaveLength(1);
  });
});

test('drops an owner reference that equals another', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', controller: true };
  const owned = (ownerReferences: JsonObject[]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web', ownerReferences },
  });
  expect(server.apply(owned([owner, { ...owner }])).liveObject?.live).toMatchObject(owned([owner]));
  expect(server.apply(owned([owner, { ...owner, uid: '2' }])).problems).toMatchObject([
    { path: 'metadata.ownerReferences[1].controller' },
  ]);
});

test('rejects a too large integer in a new object, and truncates it in a patched one', () => {
  const statefulSet = (revisionHistoryLimit: number) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      serviceName: 'web',
      revisionHistoryLimit,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'a:1' }] } },
    },
  });
  expect(server.apply(statefulSet(2 ** 31)).problems).toMatchObject([{ path: 'spec.revisionHistoryLimit' }]);
  const { liveObject } = server.apply(statefulSet(3));
  const patched = server.apply(statefulSet(2 ** 31), liveObject);
  expect(patched.liveObject?.live).toMatchObject({ spec: { revisionHistoryLimit: -(2 ** 31) } });
  expect(server.apply(statefulSet(1.5), liveObject).problems).toMatchObject([{ path: 'spec.revisionHistoryLimit' }]);
});

test('drops fields that the version has disabled', () => {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once' },
    spec: {
      podReplacementPolicy: 'Failed',
      template: {
        spec: {
          restartPolicy: 'Never',
          hostUsers: false,
          containers: [
            { name: 'a', image: 'a:1', resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] },
          ],
        },
      },
    },
  };
  const stored = (version: MeasuredVersion) => JSON.stringify(new ApiServer(version).apply(job).liveObject?.live);
  for (const field of ['podReplacementPolicy', 'hostUsers', 'resizePolicy']) {
    expect(stored('1.28')).not.toContain(field);
    expect(stored('1.36')).toContain(field);
  }
});

test('allocates an address and IP families for a new Service', () => {
  const service = (spec: JsonObject) =>
    server.apply({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec }).liveObject?.live.spec;
  const ports = [{ port: 80 }];
  expect(service({ ports })).toMatchObject({ clusterIPs: ['192.0.2.1'], ipFamilyPolicy: 'SingleStack' });
  expect(service({ clusterIP: 'None', selector: { app: 'a' } })).toMatchObject({
    clusterIPs: ['None'],
    ipFamilies: ['IPv4'],
  });
  expect(service({ clusterIP: 'None' })).toMatchObject({ ipFamilyPolicy: 'RequireDualStack' });
  expect(service({ type: 'ExternalName', externalName: 'a.b' })).not.toHaveProperty('clusterIP');
  expect(
    new ApiServer('1.34').apply({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }).problems,
  ).toBeDefined();
});

test('rejects a manifest that is too large for the annotation of kubectl, though the API server accepts it', () => {
  const configMap = (length: number) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web' },
    data: { a: 'x'.repeat(length) },
  });
  expect(server.apply(configMap(2 ** 18)).problems).toMatchObject([{ path: 'the object' }]);
  expect(server.validate(configMap(2 ** 18))).toEqual([]);
  expect(server.validate(configMap(2 ** 20 + 1))).toMatchObject([{ path: 'data' }]);
});

describe('maxUnavailable of a StatefulSet', () => {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  const stored = (version: KubernetesVersion, updateStrategy: JsonObject = {}) => {
    const spec = { selector: { matchLabels: labels }, serviceName: 'web', template, updateStrategy };
    const manifest = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'web' }, spec };
    return new Field(new ApiServer(version).apply(manifest).liveObject?.live).at('spec', 'updateStrategy').raw;
  };
  const rolling = (rollingUpdate: JsonObject) => ({ type: 'RollingUpdate', rollingUpdate });

  test.each(['1.28', '1.34', '1.35', '1.35.4', '1.36', '1.36.3'] as const)('is dropped by %s', (version) => {
    expect(stored(version, { rollingUpdate: { maxUnavailable: 2 } })).toEqual(rolling({ partition: 0 }));
    expect(stored(version)).toEqual(rolling({ partition: 0 }));
  });

  test.each(['1.35.0', '1.35.3', '1.37', '1.37.0', '1.38'] as const)('is kept by %s, and defaults to 1', (version) => {
    const given = { rollingUpdate: { maxUnavailable: 2 } };
    expect(stored(version, given)).toEqual(rolling({ partition: 0, maxUnavailable: 2 }));
    expect(stored(version)).toEqual(rolling({ partition: 0, maxUnavailable: 1 }));
    expect(stored(version, { type: 'RollingUpdate' })).toEqual({ type: 'RollingUpdate' });
  });
});

test('a version that was not measured follows the rules of the measured version before it', () => {
  expect(
    ['1.27', '1.28', '1.33', '1.35.2', '1.99'].map((version) => measuredVersionFor(version as KubernetesVersion)),
  ).toEqual(['1.28', '1.28', '1.28', '1.34', NEWEST_MEASURED]);
});

describe('a kind that the version does not serve under its apiVersion', () => {
  const problemsOf = (apiVersion: string, kind: string) =>
    server.apply({ apiVersion, kind, metadata: { name: 'web' } }).problems;

  test('is rejected with the apiVersion that it has', () => {
    const allowed = 'apps/v1: Kubernetes 1.34 serves StatefulSet under no other';
    expect(problemsOf('apps/v1beta1', 'StatefulSet')).toEqual([{ path: 'apiVersion', value: 'apps/v1beta1', allowed }]);
  });

  test('is rejected if the version does not serve it at all', () => {
    const allowed = 'one that Kubernetes 1.34 serves: it has no Wiki of its own';
    expect(problemsOf('apps/v1', 'Wiki')).toEqual([{ path: 'apiVersion', value: 'apps/v1', allowed }]);
  });
});

describe('a custom resource', () => {
  const wiki = (pages: number) => ({
    apiVersion: 'example.com/v1',
    kind: 'Wiki',
    metadata: { name: 'web' },
    spec: { pages },
  });

  test('is stored as it is, and merged without defaults or validation', () => {
    const { liveObject } = server.apply(wiki(1));
    expect(liveObject?.live).toEqual(wiki(1));
    expect(server.apply(wiki(2), liveObject).liveObject).toEqual({ lastApplied: wiki(2), live: wiki(2) });
    expect(server.validate(wiki(-1))).toEqual([]);
  });

  test('that an older version stored stays as it is', () => {
    const stored = { lastApplied: wiki(1), live: wiki(1) };
    expect(server.readStored(stored)).toBe(stored);
  });
});

test('rejects metadata that only the API server writes in an update', () => {
  const configMap = (metadata: JsonObject) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web', ...metadata },
  });
  const { liveObject } = server.apply(configMap({}));
  const problems = [{ path: 'metadata.uid', allowed: 'left out: the API server writes it itself' }];
  expect(server.apply(configMap({ uid: '17' }), liveObject).problems).toMatchObject(problems);
});

test('measures a manifest as kubectl writes it, with escaped characters and large numbers', () => {
  const configMap = (text: string) => new Field({ metadata: { annotations: { a: 'b' } }, data: { text, count: 1n } });
  expect(findSizeProblems(configMap('x'.repeat(2 ** 16)), 'default')).toEqual([]);
  const escaped = configMap('<'.repeat(2 ** 16));
  expect(findSizeProblems(escaped, 'default')).toMatchObject([{ path: SIZE_PATH }]);
});
