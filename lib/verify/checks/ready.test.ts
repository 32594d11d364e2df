import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import type { SimulatedCluster } from '../../../test/simulated-cluster';
import { APP_IMAGE, appManifests, CANARY_IMAGE, runCheck, withPartition } from '../../../test/verify';

const LOOK = ['--read-only', '--timeout=10'];

/** Changes the status of a pod. */
const setStatus =
  (name: string, status: object) =>
  ({ parts }: SimulatedCluster) =>
    Object.assign((parts.objects.find('Pod', name) as Manifest).status, status);

const unreadyStatus = (more: object) => ({ conditions: [{ type: 'Ready', status: 'False' }], ...more });

test('shows ready pods with revision and restarts, and watches as long as liveness probes take', async () => {
  const { status, evidence, seconds } = await runCheck('ready', { live: appManifests('web'), args: LOOK });
  expect({ status, seconds }).toEqual({ status: 'passed', seconds: 6 });
  expect(evidence).toEqual([
    '2 of 2 pods are ready',
    'web-0: 0 restarts, revision web-1',
    'web-1: 0 restarts, revision web-1',
    'no container restarted within 6 seconds',
  ]);
});

test('watches for five seconds without liveness probes', async () => {
  const live = appManifests('web', { container: { livenessProbe: undefined } });
  expect((await runCheck('ready', { live, args: LOOK })).seconds).toBe(5);
});

test('watches for at most 30 seconds if liveness probes take longer', async () => {
  const live = appManifests('web', { container: { livenessProbe: { httpGet: { port: 5000 }, periodSeconds: 60 } } });
  expect((await runCheck('ready', { live, args: LOOK })).seconds).toBe(30);
});

test('fails if a container restarts while it is watched', async () => {
  const { status, reason } = await runCheck('ready', {
    live: appManifests('web'),
    args: LOOK,
    prepare: ({ parts: { clock, objects } }) =>
      clock.at(12, () => {
        (objects.find('Pod', 'web-1') as Manifest).status.containerStatuses[0].restartCount = 1;
      }),
  });
  expect(status).toBe('failed');
  expect(reason).toBe('web-1 had 1 restart within 6 seconds');
});

test('passes if a pod is added while the others are watched', async () => {
  const { status, evidence } = await runCheck('ready', {
    live: appManifests('web'),
    args: LOOK,
    prepare: ({ parts: { clock, objects } }) =>
      clock.at(11, () => {
        (objects.find('StatefulSet', 'web') as Manifest).spec.replicas = 3;
      }),
  });
  expect({ status, first: evidence[0] }).toEqual({ status: 'passed', first: '3 of 3 pods are ready' });
});

test('fails if a pod is replaced while it is watched', async () => {
  const { reason } = await runCheck('ready', {
    live: appManifests('web'),
    args: LOOK,
    prepare: ({ parts: { clock, objects, pods } }) =>
      clock.at(11, () => pods.startDeletion(objects.find('Pod', 'web-1'))),
  });
  expect(reason).toBe('web-1 was replaced meanwhile');
});

test('waits for pods to become ready', async () => {
  const { status, seconds } = await runCheck('ready', {
    live: appManifests('web'),
    args: LOOK,
    prepare: ({ parts: { objects, pods } }) => pods.startDeletion(objects.find('Pod', 'web-0')),
  });
  expect(status).toBe('passed');
  expect(seconds).toBeGreaterThan(6);
});

describe('a pod that does not become ready is described by', () => {
  const container = { name: 'web', restartCount: 3 };
  test.each<[string, object, string]>([
    ['its probe', unreadyStatus({}), 'runs and is not ready: its readiness probe has not passed'],
    ['its phase', unreadyStatus({ phase: 'Pending' }), 'is Pending'],
    [
      'its phase while a container is created',
      unreadyStatus({
        phase: 'Pending',
        containerStatuses: [{ ...container, state: { waiting: { reason: 'ContainerCreating' } } }],
      }),
      'is Pending',
    ],
    [
      'the reason why a container waits',
      unreadyStatus({
        containerStatuses: [
          { ...container, state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } } },
        ],
      }),
      'waits in container web: CrashLoopBackOff: back-off 40s',
    ],
    [
      'the reason why a container ended',
      unreadyStatus({ containerStatuses: [{ ...container, state: { terminated: { exitCode: 1, reason: 'Error' } } }] }),
      'ended in container web: Error',
    ],
    [
      'the state of an init container',
      unreadyStatus({
        initContainerStatuses: [{ name: 'seed', restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } }],
      }),
      'waits in container seed: CrashLoopBackOff',
    ],
    [
      'the message of the scheduler',
      unreadyStatus({
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' }],
      }),
      'finds no node: 0/1 nodes are available',
    ],
  ])('%s', async (_, status, trouble) => {
    const { status: came, reason } = await runCheck('ready', {
      live: appManifests('web'),
      args: LOOK,
      prepare: setStatus('web-1', status),
    });
    expect(came).toBe('failed');
    expect(reason).toBe(`web-1 ${trouble}`);
  });

  test('its deletion', async () => {
    const { reason } = await runCheck('ready', {
      live: appManifests('web'),
      args: LOOK,
      prepare: ({ parts }) => {
        (parts.objects.find('Pod', 'web-1') as Manifest).metadata.deletionTimestamp = 'now';
      },
    });
    expect(reason).toBe('web-1 is being deleted');
  });

  test('its absence', async () => {
    const { reason } = await runCheck('ready', {
      live: appManifests('web', { spec: { podManagementPolicy: 'OrderedReady' } }),
      images: { [APP_IMAGE]: { becomesReady: false } },
      args: LOOK,
    });
    expect(reason).toBe('web-0 runs and is not ready: its readiness probe has not passed; web-1 is not there');
  });
});

describe('a pod of an older revision', () => {
  const withUpdate = (spec: object) => ({
    live: appManifests('web', { spec }),
    stated: appManifests('web', { spec }),
    args: LOOK,
    images: { [CANARY_IMAGE]: { becomesReady: false } },
    prepare: ({ parts: { clock, objects } }: SimulatedCluster) => {
      (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec.containers[0].image = CANARY_IMAGE;
      clock.advance(10_000);
    },
  });

  test('fails the check', async () => {
    const { reason } = await runCheck('ready', withUpdate({}));
    expect(reason).toBe(
      'web-1 runs and is not ready: its readiness probe has not passed; web-0 is still on revision web-1, not on web-2',
    );
  });

  test('is accepted below the partition', async () => {
    expect((await runCheck('ready', withUpdate(withPartition(2)))).status).toBe('passed');
  });

  test('is accepted under OnDelete', async () => {
    expect((await runCheck('ready', withUpdate({ updateStrategy: { type: 'OnDelete' } }))).status).toBe('passed');
  });
});

test('counts pods from the first ordinal', async () => {
  const [service, statefulSet] = appManifests('web');
  const live = [service, edited(statefulSet, { 'spec.ordinals': { start: 5 } })];
  const { evidence } = await runCheck('ready', { live, args: LOOK });
  expect(evidence.slice(0, 2)).toEqual(['2 of 2 pods are ready', 'web-5: 0 restarts, revision web-1']);
});
