import type { Manifest } from '../../../test/manifests';
import type { SimulatedCluster } from '../../../test/simulated-cluster';
import {
  APP_IMAGE,
  appManifests,
  CANARY_IMAGE,
  runCheck,
  type VerifyCase,
  verifySimulated,
  withPartition,
} from '../../../test/verify';

const LIVE = appManifests('web', { spec: { ...withPartition(1), replicas: 3 } });
const checkCanary = (one: Omit<VerifyCase, 'args'>) =>
  runCheck('canary', { ...one, args: [`--canary=${CANARY_IMAGE}`, '--timeout=20'] });
const imagesOf = ({ parts }: SimulatedCluster) => parts.objects.of('Pod').map(({ spec }) => spec.containers[0].image);
const template = ({ parts }: SimulatedCluster): Manifest =>
  (parts.objects.find('StatefulSet', 'web') as Manifest).spec.template;

/** Makes a pod unready if the condition is true. */
function makeUnready({ parts }: SimulatedCluster, isTime: boolean): undefined {
  if (isTime) (parts.objects.find('Pod', 'web-0') as Manifest).status.conditions = [{ type: 'Ready', status: 'False' }];
}

test('updates only pods at or above the partition, and undoes the update', async () => {
  const { report, cluster } = await verifySimulated({ live: LIVE, args: [`--canary=${CANARY_IMAGE}`] });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen?.status).toBe('passed');
  expect(seen?.evidence).toEqual([
    'kubectl rollout status statefulset/web: partitioned roll out complete: 2 new pods have been updated...',
    `web-0: ${APP_IMAGE}, the same pod as before`,
    `web-1: ${CANARY_IMAGE}, updated`,
    `web-2: ${CANARY_IMAGE}, updated`,
    'put back: all pods are on revision web-1 again',
  ]);
  expect(imagesOf(cluster)).toEqual([APP_IMAGE, APP_IMAGE, APP_IMAGE]);
});

test('counts the partition from the first ordinal', async () => {
  const live = appManifests('web', { spec: { ...withPartition(1), ordinals: { start: 3 } } });
  const { status, evidence } = await checkCanary({ live });
  expect(status).toBe('passed');
  expect(evidence.slice(1, 3)).toEqual([
    `web-3: ${APP_IMAGE}, the same pod as before`,
    `web-4: ${CANARY_IMAGE}, updated`,
  ]);
});

test('fails if a pod below the partition is updated', async () => {
  const { status, reason } = await checkCanary({ live: LIVE, respectsPartitions: false });
  expect(status).toBe('failed');
  expect(reason).toBe('web-0 is below the partition 1, and was updated');
});

test.each([
  ['from another ordinal on', withPartition(0), 'RollingUpdate from ordinal 0 on'],
  ['by another strategy', { updateStrategy: { type: 'OnDelete' } }, 'OnDelete from ordinal 0 on'],
])('updates no pod if the cluster would update pods %s than the manifest', async (_, spec, found) => {
  const { report, cluster } = await verifySimulated({
    live: appManifests('web', { spec }),
    manifests: appManifests('web', { spec: withPartition(1) }),
    args: [`--canary=${CANARY_IMAGE}`],
  });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen).toMatchObject({
    status: 'failed',
    reason: `nothing was updated: the manifest says RollingUpdate from ordinal 1 on, and the cluster ${found}`,
  });
  expect(cluster.calls.filter(({ args }) => args[0] === 'patch')).toEqual([]);
});

test('fails if a pod above the partition is not updated, whatever kubectl reports', async () => {
  const { reason } = await checkCanary({
    live: LIVE,
    images: { [CANARY_IMAGE]: { becomesReady: false } },
    prepare: (cluster) => {
      const stdout = 'statefulset rolling update complete 3 pods at revision web-2...';
      cluster.faults = { before: ({ args }) => (args[0] === 'rollout' ? { stdout } : undefined) };
    },
  });
  expect(reason).toBe(
    'kubectl reports no partitioned roll out: statefulset rolling update complete 3 pods at revision web-2...; ' +
      'web-1 is not below the partition 1, and was not updated',
  );
});

test('updates no pod if one is no longer ready', async () => {
  const { status, reason } = await checkCanary({
    live: LIVE,
    prepare: (cluster) => {
      cluster.faults = {
        after: ({ args }) => makeUnready(cluster, args.includes('web-2') && args.join().includes('for mark')),
      };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'not all pods are ready any more, so none is updated',
  });
});

test('fails if pods of the new image do not become ready, and undoes the update', async () => {
  const { report, cluster } = await verifySimulated({
    live: LIVE,
    args: [`--canary=${CANARY_IMAGE}`, '--timeout=20'],
    images: { [CANARY_IMAGE]: { canBePulled: false } },
  });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen).toMatchObject({
    status: 'failed',
    reason:
      'web-2 waits in container web: ErrImagePull: it is not there; ' +
      'kubectl rollout status statefulset/web: timed out waiting for the condition',
    evidence: ['put back: all pods are on revision web-1 again'],
  });
  expect(report?.left).toEqual([]);
  expect(imagesOf(cluster)).toEqual([APP_IMAGE, APP_IMAGE, APP_IMAGE]);
});

test('undoes an update under OrderedReady although a pod never became ready', async () => {
  const { report, cluster } = await verifySimulated({
    live: appManifests('web', { spec: { ...withPartition(1), podManagementPolicy: 'OrderedReady' } }),
    args: [`--canary=${CANARY_IMAGE}`, '--timeout=20'],
    images: { [CANARY_IMAGE]: { becomesReady: false } },
  });
  expect(report?.left).toEqual([]);
  expect(imagesOf(cluster)).toEqual([APP_IMAGE, APP_IMAGE]);
  expect(cluster.areAllPodsReady).toBe(true);
});

test('fails if the update cannot be undone, and names the kubectl command for it', async () => {
  const images: Record<string, object> = {};
  const { report } = await verifySimulated({
    live: LIVE,
    args: [`--canary=${CANARY_IMAGE}`, '--timeout=20'],
    images,
    prepare: (cluster) => {
      cluster.faults = {
        after: ({ args }) => {
          if (args[0] === 'patch') images[APP_IMAGE] = { canBePulled: false };
          return undefined;
        },
      };
    },
  });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen).toMatchObject({ status: 'failed', reason: 'web could not be put back' });
  expect(report?.left).toEqual([
    `the image ${CANARY_IMAGE} of web: not all pods were back on revision web-1 within 20 seconds. ` +
      `By hand: kubectl --context=lab --namespace=shop set image statefulset/web 'web=${APP_IMAGE}'`,
    expect.stringMatching(/^the mark in \/data of web-2: /),
  ]);
});

test('keeps an image that somebody else set during the check', async () => {
  const { report, cluster } = await verifySimulated({
    live: LIVE,
    args: [`--canary=${CANARY_IMAGE}`, '--timeout=20'],
    prepare: (simulation) => {
      simulation.faults = {
        after: ({ args }) => {
          if (args[0] === 'rollout') template(simulation).spec.containers[0].image = 'somebody-elses:1';
          return undefined;
        },
      };
    },
  });
  expect(template(cluster).spec.containers[0].image).toBe('somebody-elses:1');
  expect(report?.left).toHaveLength(1);
});

describe('skips the canary', () => {
  test.each<[string, string, VerifyCase]>([
    ['without --canary', 'no image is set to roll out (--canary)', { live: LIVE }],
    [
      'with --read-only',
      'it updates pods, and --read-only changes nothing',
      { live: LIVE, args: [`--canary=${CANARY_IMAGE}`, '--read-only'] },
    ],
    [
      'under OnDelete',
      'an update reaches no pod by itself (OnDelete)',
      {
        live: appManifests('web', { spec: { updateStrategy: { type: 'OnDelete' } } }),
        args: [`--canary=${CANARY_IMAGE}`],
      },
    ],
    [
      'without a partition',
      'the manifest has no partition: an update reaches all pods',
      { live: appManifests('web'), args: [`--canary=${CANARY_IMAGE}`] },
    ],
    [
      'if pods are not ready',
      'not all pods are ready, so none is updated',
      {
        live: LIVE,
        args: [`--canary=${CANARY_IMAGE}`, '--timeout=5'],
        images: { [APP_IMAGE]: { becomesReady: false } },
      },
    ],
    [
      'if the pods run its image already',
      `the pods run ${APP_IMAGE} already`,
      { live: LIVE, args: [`--canary=${APP_IMAGE}`] },
    ],
    [
      'if the partition holds back another update',
      'an update is held back by the partition already',
      {
        live: LIVE,
        args: [`--canary=${CANARY_IMAGE}`],
        prepare: (cluster) => {
          template(cluster).spec.containers[0].image = 'web:3';
          cluster.parts.clock.advance(20_000);
        },
      },
    ],
  ])('%s', async (_, reason, one) => {
    expect(await runCheck('canary', one)).toMatchObject({ status: 'skipped', reason });
  });
});
