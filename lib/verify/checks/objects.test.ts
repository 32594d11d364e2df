import { edited } from '../../../test/edited';
import { APP_IMAGE, appManifests, externalService, runCheck } from '../../../test/verify';

const LOOK = ['--read-only'];
const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' }, data: { password: 'Zmlyc3Q=' } };

test("lists the objects of the app's file, its pods and its claims", async () => {
  const { status, evidence } = await runCheck('objects', {
    live: [...appManifests('web'), externalService('web')],
    args: LOOK,
  });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'Service web: ClusterIP, cluster IP None, 5000/TCP',
    'StatefulSet web: 2 replicas',
    'PodDisruptionBudget web',
    expect.stringMatching(/^Service web-external: ClusterIP, cluster IP \S+, 5000\/TCP$/),
    'Pod web-0: Running',
    'Pod web-1: Running',
    'PersistentVolumeClaim data-web-0: Bound',
    'PersistentVolumeClaim data-web-1: Bound',
  ]);
});

test('shows the node port of a Service', async () => {
  const live = [
    ...appManifests('web'),
    edited(externalService('web'), { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 30007 }),
  ];
  const { evidence } = await runCheck('objects', { live, args: LOOK });
  expect(evidence).toContainEqual(expect.stringMatching(/^Service web-external: NodePort, .* 5000:30007\/TCP$/));
});

test('names each object of the manifests that is missing', async () => {
  const stated = [...appManifests('web'), externalService('web')];
  const live = stated.filter(({ kind }) => kind === 'StatefulSet');
  const { status, reason } = await runCheck('objects', { live, manifests: stated, args: LOOK });
  expect(status).toBe('failed');
  expect(reason).toBe(
    'Service web is not there; PodDisruptionBudget web is not there; Service web-external is not there',
  );
});

test('names a missing pod and its missing claim', async () => {
  const { reason } = await runCheck('objects', {
    live: appManifests('web', { spec: { podManagementPolicy: 'OrderedReady' } }),
    images: { [APP_IMAGE]: { becomesReady: false } },
    args: LOOK,
  });
  expect(reason).toBe('Pod web-1 is not there; PersistentVolumeClaim data-web-1 is not there');
});

test('names all objects if all are missing', async () => {
  const { reason } = await runCheck('objects', {
    live: appManifests('web'),
    args: LOOK,
    prepare: (cluster) => {
      cluster.faults = { before: ({ args }) => (args.includes('--filename=-') && args[0] === 'get' ? {} : undefined) };
    },
  });
  expect(reason).toBe('Service web is not there; StatefulSet web is not there; PodDisruptionBudget web is not there');
});

test('passes an app without replicas, pods and claims', async () => {
  const live = appManifests('web', { spec: { replicas: 0 } });
  expect((await runCheck('objects', { live, args: LOOK })).evidence).toContain('StatefulSet web: 0 replicas');
});

describe('an object that differs from its manifest', () => {
  const stated = appManifests('web');
  const [service, statefulSet, budget] = stated;
  const container = 'spec.template.spec.containers[0]';
  test.each([
    ['is reported with its value', { 'spec.replicas': 3 }, 'spec.replicas is 3, not 2'],
    [
      'is reported with a missing field',
      { [`${container}.livenessProbe`]: undefined },
      `${container}.livenessProbe.httpGet.path is not there, not '/'`,
    ],
    ['is reported with the length of a list', { [`${container}.env`]: [] }, `${container}.env has 0 items, not 1`],
    [
      'is reported without the value of an environment variable',
      { [`${container}.env[0].value`]: 'hunter2' },
      `${container}.env[0].value is another value`,
    ],
  ])('%s', async (_, edit, difference) => {
    const { reason } = await runCheck('objects', {
      live: [service, edited(statefulSet, edit), budget],
      manifests: stated,
      args: LOOK,
    });
    expect(reason).toContain(`StatefulSet web: ${difference}`);
    expect(reason).not.toContain('hunter2');
  });

  test('is not reported if it is a Secret', async () => {
    const live = [...appManifests('web'), edited(SECRET, { 'data.password': 'c2Vjb25k' })];
    const { status } = await runCheck('objects', { live, manifests: [...appManifests('web'), SECRET], args: LOOK });
    expect(status).toBe('passed');
  });

  test('is not reported if its quantity is only spelled differently', async () => {
    const inOtherWords = edited(statefulSet, {
      'spec.volumeClaimTemplates[0].spec.resources.requests.storage': '16384Ki',
    });
    const { status } = await runCheck('objects', {
      live: stated,
      manifests: [service, inOtherWords, budget],
      args: LOOK,
    });
    expect(status).toBe('passed');
  });
});
