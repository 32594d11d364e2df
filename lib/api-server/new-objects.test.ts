import type { JsonObject } from '../kubernetes';
import { Field } from '../validation';
import { ApiServer, type LiveObject } from './api-server';
import { PLACEHOLDER_UID } from './create';

const server = new ApiServer('1.34');

const object = (apiVersion: string, kind: string, more: object = {}): JsonObject =>
  JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name: 'web' }, ...more }));

function liveObject(manifest: JsonObject, by = server): Field {
  const { liveObject: standing, problems } = by.apply(manifest);
  expect(problems).toBeUndefined();
  return new Field((standing as LiveObject).live);
}

/** The paths of the problems. Undefined if there are none. */
const problemsOf = (manifest: JsonObject, by = server) => by.apply(manifest).problems?.map(({ path }) => path);

describe('a new Pod', () => {
  const limits = { cpu: '1', memory: '1Gi' };
  const container = { name: 'web', image: 'web:1', resources: { limits, requests: { cpu: '100m' } } };
  const pod = (spec: object = {}, metadata: object = {}) =>
    object('v1', 'Pod', {
      metadata: { name: 'web', labels: { tier: 'back' }, ...metadata },
      spec: { containers: [container], ...spec },
    });

  test('defaults its requests to its limits', () => {
    const containers = liveObject(pod({ initContainers: [{ ...container, name: 'init', resources: { limits } }] })).at(
      'spec',
    );
    expect(containers.find('containers', '*', 'resources', 'requests')[0]?.raw).toEqual({
      cpu: '100m',
      memory: '1Gi',
    });
    expect(containers.find('initContainers', '*', 'resources', 'requests')[0]?.raw).toEqual(limits);
  });

  test('has defaults that a pod template does not have', () => {
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ ...container, resources: { limits } }] },
    };
    const deployment = object('apps/v1', 'Deployment', {
      spec: { selector: { matchLabels: { app: 'web' } }, template },
    });
    const spec = liveObject(deployment).at('spec', 'template', 'spec');
    expect(spec.find('containers', '*', 'resources', 'requests')).toEqual([]);
    expect(spec.at('enableServiceLinks').raw).toBeUndefined();
  });

  test('defaults enableServiceLinks to true', () => {
    expect(liveObject(pod()).at('spec', 'enableServiceLinks').raw).toBe(true);
    expect(liveObject(pod({ enableServiceLinks: false })).at('spec', 'enableServiceLinks').raw).toBe(false);
  });

  test('defaults hostPort to containerPort on the network of the node', () => {
    const ports = [{ containerPort: 80 }];
    const live = liveObject(pod({ hostNetwork: true, containers: [{ ...container, ports }] }));
    expect(live.find('spec', 'containers', '*', 'ports', '*', 'hostPort')[0]?.raw).toBe(80);
  });

  test('is rejected for a port without containerPort on the network of the node', () => {
    const containers = [{ ...container, ports: [{ name: 'http' }] }];
    expect(problemsOf(pod({ hostNetwork: true, containers }))).toEqual(['spec.containers[0].ports[0].containerPort']);
  });

  test('loses image volumes and their mounts before 1.35', () => {
    const volumes = [
      { name: 'model', image: { reference: 'model:1' } },
      { name: 'data', emptyDir: {} },
    ];
    const [model, data] = ['model', 'data'].map((name) => ({ name, mountPath: `/${name}` }));
    const containers = [
      { name: 'a', image: 'web:1', volumeMounts: [model, data] },
      { name: 'b', image: 'web:1', volumeMounts: [model] },
      { name: 'c', image: 'web:1' },
    ];
    const spec = liveObject(pod({ volumes, containers })).at('spec');
    expect(spec.find('volumes', '*', 'name').map(({ raw: value }) => value)).toEqual(['data']);
    expect(spec.find('containers', '*', 'volumeMounts').map(({ raw: value }) => value)).toEqual([[data]]);
    const none = liveObject(pod({ volumes: volumes.slice(0, 1) })).at('spec');
    expect(none.at('volumes').raw).toBeUndefined();
    expect(liveObject(pod({ volumes }), new ApiServer('1.37')).find('spec', 'volumes', '*')).toHaveLength(2);
    expect(problemsOf(pod({ volumes, containers: [7] }))).toEqual(['spec.containers[0]']);
  });

  test('has a grace period of 1 second if it sets a negative one', () => {
    const seconds = liveObject(pod({ terminationGracePeriodSeconds: -1 })).at('spec', 'terminationGracePeriodSeconds');
    expect(seconds.raw).toBe(1);
  });

  test('is rejected without a spec', () => {
    expect(problemsOf(object('v1', 'Pod'))).toContain('spec.containers');
    expect(problemsOf(object('v1', 'Pod', { spec: { containers: [7] } }))).toContain('spec.containers[0]');
  });

  describe('with matchLabelKeys', () => {
    const labelSelector = { matchLabels: { app: 'web' } };
    const term = { topologyKey: 'zone', labelSelector, matchLabelKeys: ['tier', 'none'] };
    const other = { topologyKey: 'zone', labelSelector, mismatchLabelKeys: ['tier'] };
    const podAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: [term, { topologyKey: 'zone', labelSelector }],
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: other }],
    };
    const spread = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector,
      matchLabelKeys: ['tier'],
    };
    const live = (version: '1.28' | '1.34', spec: object) => liveObject(pod(spec), new ApiServer(version)).at('spec');
    const is = (operator: string) => [{ key: 'tier', operator, values: ['back'] }];

    test('has expressions for its own labels in the selectors of its affinity', () => {
      const spec = live('1.34', { affinity: { podAffinity } });
      const terms = spec.find('affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', '*');
      expect(terms.map((one) => one.at('labelSelector', 'matchExpressions').raw)).toEqual([is('In'), undefined]);
      const [preferred] = spec.find('affinity', 'podAffinity', 'preferredDuringSchedulingIgnoredDuringExecution', '*');
      expect(preferred?.at('podAffinityTerm', 'labelSelector', 'matchExpressions').raw).toEqual(is('NotIn'));
    });

    test('keeps an affinity term without a selector as it is', () => {
      const term = { topologyKey: 'zone' };
      const spec = live('1.34', {
        affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
      });
      expect(
        spec.find('affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', '*')[0]?.raw,
      ).toEqual(term);
    });

    test('has expressions for its own labels in its topology spread constraints since 1.34', () => {
      const expressionsOf = (version: '1.28' | '1.34') =>
        live(version, { topologySpreadConstraints: [spread] })
          .find('topologySpreadConstraints', '*', 'labelSelector', 'matchExpressions')
          .map(({ raw: value }) => value);
      expect(expressionsOf('1.34')).toEqual([is('In')]);
      expect(expressionsOf('1.28')).toEqual([]);
    });
  });
});

describe('a new Job', () => {
  const container = { name: 'web', image: 'web:1' };
  const job = (spec: object = {}, labels?: object) =>
    object('batch/v1', 'Job', {
      spec: { template: { metadata: { labels }, spec: { restartPolicy: 'Never', containers: [container] } }, ...spec },
    });

  test('labels its pods with its name and UID, and selects them by the UID', () => {
    const live = liveObject(job({}, { app: 'web' }));
    const uid = { 'batch.kubernetes.io/controller-uid': PLACEHOLDER_UID };
    expect(live.at('spec', 'selector').raw).toEqual({ matchLabels: uid });
    const labels = {
      app: 'web',
      'job-name': 'web',
      'batch.kubernetes.io/job-name': 'web',
      'controller-uid': PLACEHOLDER_UID,
      ...uid,
    };
    expect(live.at('spec', 'template', 'metadata', 'labels').raw).toEqual(labels);
  });

  test('without labels gets those of its pods', () => {
    const labels = liveObject(job({}, { app: 'web' })).at('metadata', 'labels');
    expect([labels.at('app').raw, labels.at('job-name').raw]).toEqual(['web', 'web']);
  });

  test('can be updated afterwards', () => {
    const { liveObject: standing } = server.apply(job());
    expect(server.apply(job({ parallelism: 2 }), standing).problems).toBeUndefined();
  });

  test('is rejected if its pods have the labels of another Job', () => {
    expect(problemsOf(job({}, { 'job-name': 'other' }))).toEqual(["spec.template.metadata.labels['job-name']"]);
    const labels = { 'controller-uid': 'a', 'batch.kubernetes.io/controller-uid': 'a' };
    expect(problemsOf(job({}, labels))).toEqual(Object.keys(labels).map((key) => expect.stringContaining(key)));
    expect(problemsOf(job({ selector: { matchLabels: { app: 'web' } } }))).toEqual(['spec.selector']);
  });

  test('is rejected without a name', () => {
    expect(problemsOf({ ...job(), metadata: {} })).toContain('metadata.name');
  });

  test('is rejected if its name is too long for a label', () => {
    const long = { ...job(), metadata: { name: 'a'.repeat(64) } };
    expect(problemsOf(long)).toContain("spec.template.metadata.labels['job-name']");
  });

  test('keeps rules with the action FailIndex since 1.34', () => {
    const rule = { action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } };
    const rules = (version: '1.28' | '1.34') =>
      liveObject(
        job({
          completionMode: 'Indexed',
          completions: 1,
          backoffLimitPerIndex: 1,
          podFailurePolicy: { rules: [rule] },
        }),
        new ApiServer(version),
      ).find('spec', 'podFailurePolicy', 'rules', '*', 'action');
    expect(rules('1.34')).toHaveLength(1);
    expect(rules('1.28')).toEqual([]);
  });

  test('keeps its selector if it sets manualSelector', () => {
    const selector = { matchLabels: { app: 'web' } };
    const live = liveObject(job({ manualSelector: true, selector }, { app: 'web' }));
    expect(live.at('spec', 'selector').raw).toEqual(selector);
  });
});

describe('a new claim', () => {
  const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'yesterday' };
  const bucket = { apiGroup: 'example.com', kind: 'Bucket', name: 'files' };
  const claim = (sources: object) =>
    object('v1', 'PersistentVolumeClaim', {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...sources },
    });
  const sourcesOf = (sources: object) => {
    const spec = liveObject(claim(sources)).at('spec');
    return [spec.at('dataSource').raw, spec.at('dataSourceRef').raw];
  };

  test('has its source in dataSource and dataSourceRef', () => {
    expect(sourcesOf({ dataSource: snapshot })).toEqual([snapshot, snapshot]);
    expect(sourcesOf({ dataSourceRef: bucket })).toEqual([bucket, bucket]);
    expect(sourcesOf({ dataSource: { kind: 'PersistentVolumeClaim', name: 'a' } })[1]).toEqual({
      kind: 'PersistentVolumeClaim',
      name: 'a',
    });
    expect(sourcesOf({})).toEqual([undefined, undefined]);
  });

  test('loses a custom dataSource, and a dataSourceRef to another namespace', () => {
    expect(sourcesOf({ dataSource: bucket })).toEqual([undefined, undefined]);
    expect(sourcesOf({ dataSourceRef: { ...bucket, namespace: 'other' } })).toEqual([undefined, undefined]);
  });

  test('is rejected without a spec', () => {
    expect(problemsOf(object('v1', 'PersistentVolumeClaim'))).toContain('spec.accessModes');
  });

  test('keeps its source if it is applied again', () => {
    const { liveObject: standing } = server.apply(claim({ dataSource: snapshot }));
    expect(server.apply(claim({ dataSource: snapshot }), standing).liveObject?.live).toEqual(standing?.live);
  });
});

test('labels a new namespace with its name, and adds the finalizer kubernetes', () => {
  const finalizers = ['example.com/a'];
  const live = liveObject(
    object('v1', 'Namespace', { metadata: { name: 'web', labels: { a: 'b' } }, spec: { finalizers } }),
  );
  expect(live.at('metadata', 'labels').raw).toEqual({ a: 'b', 'kubernetes.io/metadata.name': 'web' });
  expect(live.at('spec', 'finalizers').raw).toEqual([...finalizers, 'kubernetes']);
  const kept = liveObject(object('v1', 'Namespace', { spec: { finalizers: ['kubernetes'] } }));
  expect(kept.at('spec', 'finalizers').raw).toEqual(['kubernetes']);
  const { liveObject: standing } = server.apply(object('v1', 'Namespace'));
  expect(server.apply(object('v1', 'Namespace', { spec: { finalizers } }), standing).liveObject?.live).toEqual(
    standing?.live,
  );
  expect(problemsOf(object('v1', 'Namespace', { metadata: {} }))).toEqual(['metadata.name']);
});

test('defaults the selector and labels of a ReplicationController to the labels of its pods', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  const live = liveObject(object('v1', 'ReplicationController', { spec: { template } }));
  expect(live.at('spec', 'selector').raw).toEqual({ app: 'web' });
  expect(live.at('metadata', 'labels').raw).toEqual({ app: 'web' });
  const labelled = { ...template, metadata: { labels: { app: 'web', tier: 'front' } } };
  const selector = { app: 'web' };
  expect(
    liveObject(object('v1', 'ReplicationController', { spec: { template: labelled, selector } })).at('spec', 'selector')
      .raw,
  ).toEqual(selector);
  expect(problemsOf(object('v1', 'ReplicationController'))).toEqual(['spec.selector', 'spec.template']);
});

test('defaults the limits of a LimitRange to its maximum, and its requests to these limits', () => {
  const limits = [
    { type: 'Container', max: { cpu: '2' }, min: { memory: '1Mi' } },
    { type: 'Pod', max: { cpu: '2' } },
  ];
  const live = liveObject(object('v1', 'LimitRange', { spec: { limits } }));
  expect(live.at('spec', 'limits').raw).toEqual([
    { ...limits[0], default: { cpu: '2' }, defaultRequest: { cpu: '2', memory: '1Mi' } },
    limits[1],
  ]);
  const none = [{ type: 'Container' }];
  expect(liveObject(object('v1', 'LimitRange', { spec: { limits: none } })).at('spec', 'limits').raw).toEqual(none);
  expect(problemsOf(object('v1', 'LimitRange', { spec: { limits: [7] } }))).toEqual(['spec.limits[0]']);
  expect(liveObject(object('v1', 'LimitRange')).at('metadata', 'name').raw).toBe('web');
});

test('drops internalTrafficPolicy of an ExternalName Service', () => {
  const spec = { type: 'ExternalName', externalName: 'example.com', internalTrafficPolicy: 'Local' };
  expect(liveObject(object('v1', 'Service', { spec })).at('spec').raw).not.toHaveProperty('internalTrafficPolicy');
});

test('drops the uid of a new object, and rejects its resourceVersion', () => {
  const metadata = { name: 'web', uid: '17' };
  expect(liveObject(object('v1', 'ConfigMap', { metadata })).at('metadata').raw).toEqual({ name: 'web' });
  expect(problemsOf(object('v1', 'ConfigMap', { metadata: { name: 'web', resourceVersion: '17' } }))).toEqual([
    'metadata.resourceVersion',
  ]);
});

test('accepts minReplicas 0 with an external metric since 1.37', () => {
  const scaler = (metrics?: object[]) =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        minReplicas: 0,
        maxReplicas: 3,
        metrics,
      },
    });
  const queue = { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value', value: '5' } } };
  const newest = new ApiServer('1.37');
  expect(problemsOf(scaler([queue]), newest)).toBeUndefined();
  expect(problemsOf(scaler(), newest)).toEqual(['spec.metrics']);
  expect(problemsOf(scaler([queue]))).toEqual(['spec.minReplicas']);
});
