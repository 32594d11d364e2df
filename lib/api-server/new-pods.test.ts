import { createLive, object, problemsOf } from '../../test/new-objects';
import { ApiServer } from './api-server';

describe('a new Pod', () => {
  const limits = { cpu: '1', memory: '1Gi' };
  const container = { name: 'web', image: 'web:1', resources: { limits, requests: { cpu: '100m' } } };
  const pod = (spec: object = {}, metadata: object = {}) =>
    object('v1', 'Pod', {
      metadata: { name: 'web', labels: { tier: 'back' }, ...metadata },
      spec: { containers: [container], ...spec },
    });

  test('defaults its requests to its limits', () => {
    const requestsOnly = createLive(pod({ containers: [{ ...container, resources: { requests: { cpu: '1' } } }] }));
    expect(requestsOnly.find('spec', 'containers', '*', 'resources')[0]?.raw).toEqual({ requests: { cpu: '1' } });
    const containers = createLive(pod({ initContainers: [{ ...container, name: 'init', resources: { limits } }] })).at(
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
    const spec = createLive(deployment).at('spec', 'template', 'spec');
    expect(spec.find('containers', '*', 'resources', 'requests')).toEqual([]);
    expect(spec.at('enableServiceLinks').raw).toBeUndefined();
  });

  test('defaults enableServiceLinks to true', () => {
    expect(createLive(pod()).at('spec', 'enableServiceLinks').raw).toBe(true);
    expect(createLive(pod({ enableServiceLinks: false })).at('spec', 'enableServiceLinks').raw).toBe(false);
  });

  test('defaults hostPort to containerPort on the network of the node', () => {
    const ports = [{ containerPort: 80 }];
    const live = createLive(pod({ hostNetwork: true, containers: [{ ...container, ports }] }));
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
    const spec = createLive(pod({ volumes, containers })).at('spec');
    expect(spec.find('volumes', '*', 'name').map(({ raw }) => raw)).toEqual(['data']);
    expect(spec.find('containers', '*', 'volumeMounts').map(({ raw }) => raw)).toEqual([[data]]);
    const none = createLive(pod({ volumes: volumes.slice(0, 1) })).at('spec');
    expect(none.at('volumes').raw).toBeUndefined();
    expect(createLive(pod({ volumes }), new ApiServer('1.37')).find('spec', 'volumes', '*')).toHaveLength(2);
    expect(problemsOf(pod({ volumes, containers: [7] }))).toEqual(['spec.containers[0]']);
  });

  test('has a grace period of 1 second if it sets a negative one', () => {
    const seconds = createLive(pod({ terminationGracePeriodSeconds: -1 })).at('spec', 'terminationGracePeriodSeconds');
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
    const live = (version: '1.28' | '1.34', spec: object) => createLive(pod(spec), new ApiServer(version)).at('spec');
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
          .map(({ raw }) => raw);
      expect(expressionsOf('1.34')).toEqual([is('In')]);
      expect(expressionsOf('1.28')).toEqual([]);
    });
  });
});
