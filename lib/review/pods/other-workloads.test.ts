import { deployment, forecastObjects, forecastUpdate } from '../../../test/forecasts';

describe('the pods of workloads other than StatefulSets', () => {
  const updated = (spec: object) => forecastUpdate(deployment(spec), deployment(spec, { image: 'team/shop:2.0.0' }));

  test('of a Deployment are replaced with maxSurge and maxUnavailable', () => {
    expect(updated({})).toMatchObject({
      verdict: 'restart',
      pods: 'all 2 pods are replaced, with maxSurge 25% and maxUnavailable 25%',
    });
    expect(updated({ replicas: 1 }).pods).toMatch(/^the one pod is replaced/);
  });

  test('of a Deployment with strategy Recreate have an outage', () => {
    expect(updated({ strategy: { type: 'Recreate' } }).pods).toBe(
      'an outage: all 2 pods are stopped before new ones start (strategy Recreate)',
    );
  });

  test('of a paused Deployment keep the old revision', () => {
    expect(updated({ paused: true })).toMatchObject({
      verdict: 'in-place',
      pods: 'the rollout is paused: pods keep the old revision until it is resumed',
    });
  });

  test('of a Deployment are created or stopped if its replicas change', () => {
    expect(forecastUpdate(deployment(), deployment({ replicas: 5 }))).toMatchObject({
      verdict: 'in-place',
      pods: '3 more pods are created',
    });
    expect(forecastUpdate(deployment(), deployment({ replicas: 1 }))).toMatchObject({
      verdict: 'restart',
      pods: '1 of 2 pods is stopped',
    });
    expect(forecastUpdate(deployment({ replicas: 5 }), deployment()).pods).toBe('3 of 5 pods are stopped');
    expect(forecastUpdate(deployment(), deployment({ replicas: 3 })).pods).toBe('1 more pod is created');
    expect(forecastUpdate(deployment(), deployment({ replicas: 0 })).pods).toBe('all 2 pods are stopped');
    expect(forecastUpdate(deployment(), deployment({ replicas: 0 }, { image: 'team/shop:2' })).pods).toBe(
      'all 2 pods are stopped',
    );
    expect(
      forecastUpdate(deployment({ replicas: 0 }), deployment({ replicas: 0 }, { image: 'team/shop:2' })),
    ).toMatchObject({
      verdict: 'in-place',
    });
    expect(
      forecastUpdate(deployment({ replicas: 0 }), deployment({ replicas: 2 }, { image: 'team/shop:2' })).pods,
    ).toBe('2 pods are created');
  });

  test('of a DaemonSet are replaced on every node, or kept under OnDelete', () => {
    const daemonSet = (image: string, updateStrategy = {}) => {
      const { spec } = deployment({ updateStrategy }, { image });
      const { replicas: _, ...others } = spec;
      return { ...deployment(), kind: 'DaemonSet', spec: others };
    };
    expect(forecastUpdate(daemonSet('a:1'), daemonSet('a:2'))).toMatchObject({
      verdict: 'restart',
      pods: 'the pod of every node is replaced',
    });
    expect(forecastUpdate(daemonSet('a:1'), daemonSet('a:1', { rollingUpdate: { maxUnavailable: 2 } })).verdict).toBe(
      'in-place',
    );
    const onDelete = { type: 'OnDelete' };
    expect(forecastUpdate(daemonSet('a:1', onDelete), daemonSet('a:2', onDelete))).toMatchObject({
      verdict: 'in-place',
    });
    expect(forecastObjects([], [daemonSet('a:1'), deployment()]).verdict).toBe('in-place');
  });

  test('of kind Pod restart containers with a new image', () => {
    const pod = (image: string, labels = {}) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'one', labels },
      spec: { containers: [{ name: 'a', image }] },
    });
    expect(forecastUpdate(pod('a:1'), pod('a:2'))).toMatchObject({
      verdict: 'restart',
      pods: 'containers with a new image are restarted',
    });
    expect(forecastUpdate(pod('a:1'), pod('a:1', { a: 'b' })).verdict).toBe('in-place');
    expect(forecastObjects([], [pod('a:1')]).verdict).toBe('in-place');
  });

  test('of a Deployment make the verdict broken if they cannot start', () => {
    const shop = deployment({}, { securityContext: { runAsNonRoot: true, runAsUser: 0 } });
    const report = forecastUpdate(deployment(), shop);
    expect(report.verdict).toBe('broken');
    expect(report.pods).toMatch(/^no pod of it can start: /);
  });
});
