import { createLive, object, problemsOf } from '../../test/new-objects';
import { ApiServer } from './api-server';
import { PLACEHOLDER_UID } from './create';

const server = new ApiServer('1.34');

describe('a new Job', () => {
  const container = { name: 'web', image: 'web:1' };
  const job = (spec: object = {}, labels?: object) =>
    object('batch/v1', 'Job', {
      spec: { template: { metadata: { labels }, spec: { restartPolicy: 'Never', containers: [container] } }, ...spec },
    });

  test('labels its pods with its name and UID, and selects them by the UID', () => {
    const live = createLive(job({}, { app: 'web' }));
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
    const labels = createLive(job({}, { app: 'web' })).at('metadata', 'labels');
    expect([labels.at('app').raw, labels.at('job-name').raw]).toEqual(['web', 'web']);
  });

  test('can be updated afterwards', () => {
    const { liveObject } = server.apply(job());
    expect(server.apply(job({ parallelism: 2 }), liveObject).problems).toBeUndefined();
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
      createLive(
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
    const live = createLive(job({ manualSelector: true, selector }, { app: 'web' }));
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
    const spec = createLive(claim(sources)).at('spec');
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
    const { liveObject } = server.apply(claim({ dataSource: snapshot }));
    expect(server.apply(claim({ dataSource: snapshot }), liveObject).liveObject?.live).toEqual(liveObject?.live);
  });
});

test('labels a new namespace with its name, and adds the finalizer kubernetes', () => {
  const finalizers = ['example.com/a'];
  const live = createLive(
    object('v1', 'Namespace', { metadata: { name: 'web', labels: { a: 'b' } }, spec: { finalizers } }),
  );
  expect(live.at('metadata', 'labels').raw).toEqual({ a: 'b', 'kubernetes.io/metadata.name': 'web' });
  expect(live.at('spec', 'finalizers').raw).toEqual([...finalizers, 'kubernetes']);
  const kept = createLive(object('v1', 'Namespace', { spec: { finalizers: ['kubernetes'] } }));
  expect(kept.at('spec', 'finalizers').raw).toEqual(['kubernetes']);
  const { liveObject } = server.apply(object('v1', 'Namespace'));
  expect(server.apply(object('v1', 'Namespace', { spec: { finalizers } }), liveObject).liveObject?.live).toEqual(
    liveObject?.live,
  );
  expect(problemsOf(object('v1', 'Namespace', { metadata: {} }))).toEqual(['metadata.name']);
});

test('defaults the selector and labels of a ReplicationController to the labels of its pods', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  const live = createLive(object('v1', 'ReplicationController', { spec: { template } }));
  expect(live.at('spec', 'selector').raw).toEqual({ app: 'web' });
  expect(live.at('metadata', 'labels').raw).toEqual({ app: 'web' });
  const labeled = { ...template, metadata: { labels: { app: 'web', tier: 'front' } } };
  const selector = { app: 'web' };
  expect(
    createLive(object('v1', 'ReplicationController', { spec: { template: labeled, selector } })).at('spec', 'selector')
      .raw,
  ).toEqual(selector);
  expect(problemsOf(object('v1', 'ReplicationController'))).toEqual(['spec.selector', 'spec.template']);
});

test('defaults the limits of a LimitRange to its maximum, and its requests to these limits', () => {
  const limits = [
    { type: 'Container', max: { cpu: '2' }, min: { memory: '1Mi' } },
    { type: 'Pod', max: { cpu: '2' } },
  ];
  const live = createLive(object('v1', 'LimitRange', { spec: { limits } }));
  expect(live.at('spec', 'limits').raw).toEqual([
    { ...limits[0], default: { cpu: '2' }, defaultRequest: { cpu: '2', memory: '1Mi' } },
    limits[1],
  ]);
  const none = [{ type: 'Container' }];
  expect(createLive(object('v1', 'LimitRange', { spec: { limits: none } })).at('spec', 'limits').raw).toEqual(none);
  expect(problemsOf(object('v1', 'LimitRange', { spec: { limits: [7] } }))).toEqual(['spec.limits[0]']);
  expect(createLive(object('v1', 'LimitRange')).at('metadata', 'name').raw).toBe('web');
});

test('drops internalTrafficPolicy of an ExternalName Service', () => {
  const spec = { type: 'ExternalName', externalName: 'example.com', internalTrafficPolicy: 'Local' };
  expect(createLive(object('v1', 'Service', { spec })).at('spec').raw).not.toHaveProperty('internalTrafficPolicy');
});

test('drops the uid of a new object, and rejects its resourceVersion', () => {
  const metadata = { name: 'web', uid: '17' };
  expect(createLive(object('v1', 'ConfigMap', { metadata })).at('metadata').raw).toEqual({ name: 'web' });
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
