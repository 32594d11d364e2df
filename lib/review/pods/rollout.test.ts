import { forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { type KubernetesVersion, MEASURED_MINORS } from '../../kubernetes';

const next = { container: { image: 'team/web:2.0.0' } };
const from = statefulSet();

describe('a StatefulSet with a new pod template', () => {
  test('replaces pods from the highest ordinal down', () => {
    expect(forecastUpdate(from, statefulSet({}, next))).toMatchObject({
      verdict: 'restart',
      rollout: { templateChanged: true, restarts: ['web-2', 'web-1', 'web-0'], held: [], creates: [], deletes: [] },
    });
  });

  test('keeps pods below the partition, which counts from the first ordinal', () => {
    const spec = {
      ordinals: { start: 5 },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
    };
    const { rollout } = forecastUpdate(statefulSet(spec), statefulSet(spec, next));
    expect(rollout).toMatchObject({ restarts: ['web-7', 'web-6'], held: ['web-5'] });
  });

  test('keeps all pods under OnDelete, and warns', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };
    expect(forecastUpdate(statefulSet(spec), statefulSet(spec, next))).toMatchObject({
      verdict: 'in-place',
      rollout: { restarts: [], held: ['web-2', 'web-1', 'web-0'] },
      warnings: [expect.stringContaining('no pod gets the new revision: under OnDelete')],
      changes: [{ effect: 'in-place' }],
    });
  });

  test('warns about a partition that holds all pods', () => {
    const spec = { updateStrategy: { rollingUpdate: { partition: 9 } } };
    const { warnings } = forecastUpdate(statefulSet(spec), statefulSet(spec, next));
    expect(warnings).toEqual(['no pod gets the new revision: the partition of 9 is not below the number of pods']);
  });

  test('has an outage if it has one replica', () => {
    const { rollout } = forecastUpdate(statefulSet({ replicas: 1 }), statefulSet({ replicas: 1 }, next));
    expect(rollout).toMatchObject({ restarts: ['web-0'], outage: true });
  });

  test('has no outage if created pods are ready before old pods are replaced', () => {
    const of = (podManagementPolicy: string, start: number, replicas: number, pod = {}) =>
      statefulSet({ podManagementPolicy, replicas, ordinals: { start } }, pod);
    const outage = (policy: string, to: [start: number, replicas: number]) =>
      forecastUpdate(of(policy, 1, 1), of(policy, ...to, next)).rollout?.outage;
    expect([outage('OrderedReady', [1, 2]), outage('Parallel', [1, 2])]).toEqual([undefined, undefined]);
    expect([outage('OrderedReady', [0, 2]), outage('Parallel', [0, 2])]).toEqual([undefined, true]);
    expect([outage('OrderedReady', [5, 2]), outage('Parallel', [5, 2])]).toEqual([undefined, true]);
  });

  test('replaces no pod after a created one that never gets ready', () => {
    const root = { container: { securityContext: { runAsNonRoot: true, runAsUser: 0 } } };
    const of = (podManagementPolicy: string, start: number, replicas: number, pod = {}) =>
      statefulSet({ podManagementPolicy, replicas, ordinals: { start } }, pod);
    const rollout = (policy: string, start: number) =>
      forecastUpdate(of(policy, 1, 1), of(policy, start, 3, root)).rollout;
    expect(rollout('OrderedReady', 1)).toMatchObject({ creates: ['web-2'], restarts: [] });
    expect(rollout('Parallel', 1)).toMatchObject({ creates: ['web-2', 'web-3'], restarts: [] });
    expect(rollout('Parallel', 0)).toMatchObject({ creates: ['web-0', 'web-2'], restarts: [] });
    expect(forecastUpdate(of('Parallel', 1, 1), of('Parallel', 0, 2, root)).rollout).toMatchObject({
      restarts: ['web-1'],
    });
  });

  test('replaces only one pod if pods of the new template cannot be created', () => {
    const broken = statefulSet({}, { container: { volumeMounts: [{ name: 'nothing', mountPath: '/data' }] } });
    const { outcome, verdict, rollout } = forecastUpdate(from, broken, '1.28');
    expect([outcome, verdict]).toEqual(['updated', 'broken']);
    expect(rollout).toMatchObject({ restarts: ['web-2'], broken: expect.stringContaining('volumeMounts') });
    expect(forecastUpdate(from, broken, '1.34').outcome).toBe('rejected');
  });

  test('creates all pods if the old template could not create them and the new one can', () => {
    const broken = statefulSet({}, { container: { volumeMounts: [{ name: 'nothing', mountPath: '/data' }] } });
    const { rollout, claims } = forecastUpdate(broken, from, '1.28');
    expect(rollout).toMatchObject({ restarts: [], creates: ['web-0', 'web-1', 'web-2'] });
    expect(claims?.map(({ fate }) => fate)).toEqual(['kept', 'created', 'created']);
    expect(
      forecastUpdate(broken, { ...broken, metadata: { name: 'web', labels: { a: 'b' } } }, '1.28').rollout?.creates,
    ).toEqual([]);
  });

  test('is broken under OnDelete as well if pods of the new template cannot be created', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };
    const broken = statefulSet(spec, { container: { volumeMounts: [{ name: 'nothing', mountPath: '/data' }] } });
    expect(forecastUpdate(statefulSet(spec), broken, '1.28')).toMatchObject({
      verdict: 'broken',
      rollout: { restarts: [] },
    });
    expect(forecastUpdate(broken, { ...broken, metadata: { name: 'web', labels: { a: 'b' } } }, '1.28').verdict).toBe(
      'in-place',
    );
  });
});

describe('maxUnavailable of a StatefulSet', () => {
  const most = (maxUnavailable: number | string, more: object = {}) => ({
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } },
    ...more,
  });
  const rollout = (kubernetes: KubernetesVersion, before: Manifest, after: Manifest, pod: Manifest = next) =>
    forecastUpdate(statefulSet(before), statefulSet(after, pod), kubernetes).rollout;
  const ONE_BY_ONE = [['web-2'], ['web-1'], ['web-0']];
  const TWO_BY_TWO = [['web-2', 'web-1'], ['web-0']];
  const root = { container: { securityContext: { runAsNonRoot: true, runAsUser: 0 } } };

  test.each(MEASURED_MINORS)(
    'replaces that many pods at a time if Kubernetes %s honors it, and otherwise is not applied',
    (kubernetes) => {
      const isHonored = kubernetes === '1.37';
      const { rollout, notApplied } = forecastUpdate(statefulSet(most(2)), statefulSet(most(2), next), kubernetes);
      expect(rollout).toMatchObject({
        restarts: ['web-2', 'web-1', 'web-0'],
        batches: isHonored ? TWO_BY_TWO : ONE_BY_ONE,
      });
      const path = '/spec/updateStrategy/rollingUpdate/maxUnavailable';
      const reason = `Kubernetes ${kubernetes} drops it. Kubernetes honors it from 1.37 on, and from 1.35.0 until before 1.35.4.`;
      expect(notApplied).toEqual(isHonored ? undefined : [{ path, asked: 2, reason }]);
    },
  );

  test('is honored by some patch releases only', () => {
    expect(rollout('1.35.3', most(2), most(2))?.batches).toEqual(TWO_BY_TWO);
    expect(rollout('1.35.4', most(2), most(2))?.batches).toEqual(ONE_BY_ONE);
    expect(rollout('1.35', most(2), most(2))?.batches).toEqual(ONE_BY_ONE);
  });

  test('replaces batches from the highest ordinal down to the partition', () => {
    const spec = { ...most('50%', { replicas: 5 }) };
    spec.updateStrategy.rollingUpdate = { maxUnavailable: '50%', partition: 1 } as never;
    expect(rollout('1.37', spec, spec)?.batches).toEqual([
      ['web-4', 'web-3'],
      ['web-2', 'web-1'],
    ]);
  });

  test('causes an outage if it is the number of pods', () => {
    expect(rollout('1.37', most(3), most(3))).toMatchObject({ outage: true });
    expect(rollout('1.37', most(2), most(2))).not.toHaveProperty('outage');
    expect(rollout('1.36', most(3), most(3))).not.toHaveProperty('outage');
  });

  test('replaces only the first batch if its pods never get ready', () => {
    expect(rollout('1.37', most(2), most(2), root)?.restarts).toEqual(['web-2', 'web-1']);
    expect(rollout('1.36', most(2), most(2), root)?.restarts).toEqual(['web-2']);
  });

  test('counts created pods as unavailable under Parallel, and waits for them under OrderedReady', () => {
    const spec = (podManagementPolicy: string, replicas: number, count: number) =>
      most(count, { podManagementPolicy, replicas, ordinals: { start: 0 } });
    const broken = (policy: string, count: number) =>
      rollout('1.37', spec(policy, 3, count), spec(policy, 4, count), root)?.restarts;
    expect(broken('OrderedReady', 2)).toEqual([]);
    expect(broken('Parallel', 1)).toEqual([]);
    expect(broken('Parallel', 3)).toEqual(['web-2', 'web-1']);
  });

  test('causes no outage under Parallel while a pod below is created', () => {
    const moved = (kubernetes: KubernetesVersion) => {
      const spec = (start: number, replicas: number) => ({
        podManagementPolicy: 'Parallel',
        replicas,
        ordinals: { start },
      });
      return rollout(kubernetes, spec(1, 1), spec(0, 2));
    };
    expect(moved('1.37')).not.toHaveProperty('outage');
    expect(moved('1.36')).toMatchObject({ outage: true });
  });

  test('shortens the minimum time: pods of a batch stop together, and under Parallel start together', () => {
    const container = {
      readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10 },
      lifecycle: { preStop: { sleep: { seconds: 7 } } },
    };
    const seconds = (podManagementPolicy: string, count: number, replicas = 4) => {
      const spec = (pods: number) => most(count, { podManagementPolicy, replicas: pods });
      const after = statefulSet(spec(replicas), { container: { ...container, image: 'team/web:2' } });
      return forecastUpdate(statefulSet(spec(4), { container }), after, '1.37').rollout?.leastSeconds;
    };
    expect([seconds('OrderedReady', 1), seconds('OrderedReady', 2)]).toEqual([4 * 17, 2 * 7 + 4 * 10]);
    expect([seconds('Parallel', 1), seconds('Parallel', 2)]).toEqual([4 * 17, 2 * 17]);
    expect([seconds('Parallel', 1, 5), seconds('Parallel', 2, 5)]).toEqual([10 + 4 * 17, 10 + 2 * 17]);
  });
});

describe('a lower partition', () => {
  const partition = (partition: number) => ({ updateStrategy: { rollingUpdate: { partition } } });

  test('updates pods that the old partition may have kept at an earlier revision', () => {
    expect(forecastUpdate(statefulSet(partition(2)), statefulSet(partition(0)))).toMatchObject({
      outcome: 'updated',
      verdict: 'in-place',
      rollout: { templateChanged: false, restarts: [], promotes: ['web-1', 'web-0'] },
    });
  });

  test('updates no pods if the partition is raised instead', () => {
    expect(forecastUpdate(statefulSet(partition(0)), statefulSet(partition(2))).rollout).not.toHaveProperty('promotes');
  });

  test('replaces the pods above it if the template changes as well', () => {
    const { rollout } = forecastUpdate(statefulSet(partition(2)), statefulSet(partition(1), next));
    expect(rollout).toMatchObject({ restarts: ['web-2', 'web-1'], held: ['web-0'] });
    expect(rollout).not.toHaveProperty('promotes');
  });
});

describe('a new number of replicas', () => {
  test('creates pods from the lowest ordinal up', () => {
    expect(forecastUpdate(from, statefulSet({ replicas: 5 }))).toMatchObject({
      verdict: 'in-place',
      rollout: { creates: ['web-3', 'web-4'], deletes: [] },
      changes: [{ path: '/spec/replicas', effect: 'in-place' }],
    });
  });

  test('deletes pods from the highest ordinal down', () => {
    expect(forecastUpdate(from, statefulSet({ replicas: 1 }))).toMatchObject({
      verdict: 'restart',
      rollout: { deletes: ['web-2', 'web-1'], restarts: [] },
      changes: [{ path: '/spec/replicas', effect: 'in-place' }],
    });
  });

  test('is an outage if it is 0', () => {
    const { rollout } = forecastUpdate(from, statefulSet({ replicas: 0 }));
    expect(rollout?.outage).toBe(true);
  });

  test('is 1 if HEAD leaves it out, with a warning about the stopped pods', () => {
    const { replicas: _, ...spec } = statefulSet().spec;
    const { rollout, warnings } = forecastUpdate(from, { ...from, spec });
    expect(rollout?.deletes).toEqual(['web-2', 'web-1']);
    expect(warnings).toEqual([expect.stringMatching(/^replicas is left out, which means 1: 2 of 3 pods are stopped/)]);
  });
});

describe('the minimum time of a rollout', () => {
  const container = {
    startupProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 3 },
    readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10, periodSeconds: 5, successThreshold: 2 },
    lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 7 && sync'] } } },
  };

  test('adds up probe delays, preStop hooks and minReadySeconds of each replaced pod', () => {
    const spec = { minReadySeconds: 4 };
    const after = statefulSet(spec, { container: { ...container, image: 'team/web:2' } });
    expect(forecastUpdate(statefulSet(spec, { container }), after).rollout?.leastSeconds).toBe(3 * (7 + 10 + 5 + 4));
  });

  test('limits preStop hooks by the grace period', () => {
    const hook = { lifecycle: { preStop: { sleep: { seconds: 25 } } } };
    const pod = { terminationGracePeriodSeconds: 30, container: hook };
    const after = statefulSet({}, { ...pod, container: { ...hook, image: 'team/web:2' } });
    expect(forecastUpdate(statefulSet({}, pod), after).rollout?.leastSeconds).toBe(3 * 25);
  });

  test('counts created pods one after the other, or together under Parallel', () => {
    const created = (podManagementPolicy: string) =>
      forecastObjects([], [statefulSet({ podManagementPolicy }, { container })]);
    expect(created('OrderedReady').objects[0]?.rollout?.leastSeconds).toBe(3 * 15);
    expect(created('Parallel').objects[0]?.rollout?.leastSeconds).toBe(15);
  });
});
