import { claimTemplate, deployment, forecastObjects, statefulSet } from '../../test/forecasts';

const asking = (requests: object, more: object = {}) => ({ container: { resources: { requests }, ...more } });

test('adds up requests of pods and claims before and after', () => {
  const web = (replicas: number) =>
    statefulSet(
      { replicas, volumeClaimTemplates: [claimTemplate('data', '2Gi')] },
      asking({ cpu: '250m', memory: '64Mi' }),
    );
  expect(forecastObjects([web(1)], [web(3)]).totals).toEqual({
    before: { cpu: 0.25, memory: 64 * 2 ** 20, storage: 2 * 2 ** 30 },
    after: { cpu: 0.75, memory: 3 * 64 * 2 ** 20, storage: 6 * 2 ** 30 },
  });
});

test('takes a limit without a request as the request, and counts objects that are left running', () => {
  const shop = deployment({}, { resources: { limits: { cpu: '1' } } });
  expect(forecastObjects([shop], [statefulSet()]).totals.after.cpu).toBe(2);
});

test('counts init containers only if they request more than the containers together', () => {
  const container = (cpu: string, more: object = {}) => ({
    name: 'c',
    image: 'a:1',
    resources: { requests: { cpu } },
    ...more,
  });
  const pod = (...initContainers: object[]) => {
    const named = initContainers.map((one, index) => ({ ...one, name: `init-${index}` }));
    return forecastObjects([], [statefulSet({ replicas: 1 }, { initContainers: named, ...asking({ cpu: '1' }) })])
      .totals.after.cpu;
  };
  expect(pod(container('3'))).toBe(3);
  expect(pod(container('0.5'))).toBe(1);
  expect(pod(container('2', { restartPolicy: 'Always' }), container('3'))).toBe(5);
});

test('counts PersistentVolumeClaims and the parallel pods of Jobs', () => {
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claimTemplate('own', '1Gi') };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once' },
    spec: {
      parallelism: 2,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'a', image: 'a:1', resources: { requests: { cpu: '1' } } }],
        },
      },
    },
  };
  expect(forecastObjects([], [claim, job]).totals.after).toEqual({ cpu: 2, memory: 0, storage: 2 ** 30 });
});

test('counts claims that are orphaned when replicas shrink', () => {
  const web = (replicas: number) => statefulSet({ replicas, volumeClaimTemplates: [claimTemplate('data', '5Gi')] });
  expect(forecastObjects([web(3)], [web(2)]).totals.after.storage).toBe(15 * 2 ** 30);
});
