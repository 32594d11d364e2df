import type { Manifest } from '../../../test/manifests';
import type { SimulatedCluster } from '../../../test/simulated-cluster';
import { app, CANARY, type Case, checked, IMAGE, partitioned, simulated } from '../../../test/verify';

const LIVE = app('web', { spec: { ...partitioned(1), replicas: 3 } });
const look = (one: Omit<Case, 'args'>) => checked('canary', { ...one, args: [`--canary=${CANARY}`, '--timeout=20'] });
const imagesOf = ({ parts }: SimulatedCluster) => parts.objects.of('Pod').map(({ spec }) => spec.containers[0].image);
const template = ({ parts }: SimulatedCluster): Manifest =>
  (parts.objects.find('StatefulSet', 'web') as Manifest).spec.template;

/** Lets a pod be no longer ready, where it is time for that. */
function unready({ parts }: SimulatedCluster, isTime: boolean): undefined {
  if (isTime) (parts.objects.find('Pod', 'web-0') as Manifest).status.conditions = [{ type: 'Ready', status: 'False' }];
}

test('only the pods at or above the partition are updated, kubectl speaks of a partitioned roll out, and all is put back', async () => {
  const { report, cluster } = await simulated({ live: LIVE, args: [`--canary=${CANARY}`] });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen?.status).toBe('passed');
  expect(seen?.evidence).toEqual([
    'kubectl rollout status statefulset/web: partitioned roll out complete: 2 new pods have been updated...',
    `web-0: ${IMAGE}, the same pod as before`,
    `web-1: ${CANARY}, updated`,
    `web-2: ${CANARY}, updated`,
    'put back: all pods are on revision web-1 again',
  ]);
  expect(imagesOf(cluster)).toEqual([IMAGE, IMAGE, IMAGE]);
});

test('the partition counts from the first ordinal on', async () => {
  const live = app('web', { spec: { ...partitioned(1), ordinals: { start: 3 } } });
  const { status, evidence } = await look({ live });
  expect(status).toBe('passed');
  expect(evidence.slice(1, 3)).toEqual([`web-3: ${IMAGE}, the same pod as before`, `web-4: ${CANARY}, updated`]);
});

test('a pod below the partition that is updated fails it', async () => {
  const { status, reason } = await look({ live: LIVE, heedsPartitions: false });
  expect(status).toBe('failed');
  expect(reason).toBe('web-0 is below the partition 1, and was updated');
});

test.each([
  ['from another ordinal on', partitioned(0), 'RollingUpdate from ordinal 0 on'],
  ['by another strategy', { updateStrategy: { type: 'OnDelete' } }, 'OnDelete from ordinal 0 on'],
])('where the cluster would update pods %s than was agreed to, none is', async (_, spec, found) => {
  const { report, cluster } = await simulated({
    live: app('web', { spec }),
    stated: app('web', { spec: partitioned(1) }),
    args: [`--canary=${CANARY}`],
  });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen).toMatchObject({
    status: 'failed',
    reason: `nothing was updated: the manifest says RollingUpdate from ordinal 1 on, and the cluster ${found}`,
  });
  expect(cluster.calls.filter(({ args }) => args[0] === 'patch')).toEqual([]);
});

test('a pod above the partition that is not updated, of which kubectl speaks as if it were, fails it', async () => {
  const { reason } = await look({
    live: LIVE,
    images: { [CANARY]: { getsReady: false } },
    prepare: (cluster) => {
      const stdout = 'statefulset rolling update complete 3 pods at revision web-2...';
      cluster.trouble = { before: ({ args }) => (args[0] === 'rollout' ? { stdout } : undefined) };
    },
  });
  expect(reason).toBe(
    'web-1 is not below the partition 1, and was not updated; ' +
      'kubectl speaks of no partitioned roll out: statefulset rolling update complete 3 pods at revision web-2...',
  );
});

test('where a pod is not ready any more, none is updated', async () => {
  const { status, reason } = await look({
    live: LIVE,
    prepare: (cluster) => {
      cluster.trouble = {
        after: ({ args }) => unready(cluster, args.includes('web-2') && args.join().includes('for mark')),
      };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'not all pods are ready any more, so that none is updated',
  });
});

test('an image whose pods don’t get ready fails it, by what they say, and is taken back', async () => {
  const { report, cluster } = await simulated({
    live: LIVE,
    args: [`--canary=${CANARY}`, '--timeout=20'],
    images: { [CANARY]: { canBePulled: false } },
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
  expect(imagesOf(cluster)).toEqual([IMAGE, IMAGE, IMAGE]);
});

test('under OrderedReady, where a pod that never got ready holds up what follows, it is taken back all the same', async () => {
  const { report, cluster } = await simulated({
    live: app('web', { spec: { ...partitioned(1), podManagementPolicy: 'OrderedReady' } }),
    args: [`--canary=${CANARY}`, '--timeout=20'],
    images: { [CANARY]: { getsReady: false } },
  });
  expect(report?.left).toEqual([]);
  expect(imagesOf(cluster)).toEqual([IMAGE, IMAGE]);
  expect(cluster.isWell).toBe(true);
});

test('what can’t be put back fails it, and is named with the command that does it', async () => {
  const images: Record<string, object> = {};
  const { report } = await simulated({
    live: LIVE,
    args: [`--canary=${CANARY}`, '--timeout=20'],
    images,
    prepare: (cluster) => {
      cluster.trouble = {
        after: ({ args }) => {
          if (args[0] === 'patch') images[IMAGE] = { canBePulled: false };
          return undefined;
        },
      };
    },
  });
  const seen = report?.checks.find(({ id }) => id === 'canary');
  expect(seen).toMatchObject({ status: 'failed', reason: 'web could not be put back' });
  expect(report?.left).toEqual([
    `the image ${CANARY} of web: not all pods were back on revision web-1 within 20 seconds. ` +
      `By hand: kubectl --context=lab --namespace=shop set image statefulset/web 'web=${IMAGE}'`,
    expect.stringMatching(/^the mark in \/data of web-2: /),
  ]);
});

test('an image that somebody else has changed meanwhile is left as it is', async () => {
  const { report, cluster } = await simulated({
    live: LIVE,
    args: [`--canary=${CANARY}`, '--timeout=20'],
    prepare: (simulation) => {
      simulation.trouble = {
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

describe('no image is rolled out', () => {
  test.each<[string, string, Case]>([
    ['unless one is given', 'no image was given to roll out (--canary)', { live: LIVE }],
    [
      'with --read-only',
      'it updates pods, and --read-only changes nothing',
      { live: LIVE, args: [`--canary=${CANARY}`, '--read-only'] },
    ],
    [
      'under OnDelete',
      'an update reaches no pod by itself (OnDelete)',
      { live: app('web', { spec: { updateStrategy: { type: 'OnDelete' } } }), args: [`--canary=${CANARY}`] },
    ],
    [
      'without a partition',
      'the manifest has no partition: an update reaches all pods',
      { live: app('web'), args: [`--canary=${CANARY}`] },
    ],
    [
      'where pods are not ready',
      'not all pods are ready, so that none is to be updated',
      { live: LIVE, args: [`--canary=${CANARY}`, '--timeout=5'], images: { [IMAGE]: { getsReady: false } } },
    ],
    ['where they run it already', `the pods run ${IMAGE} already`, { live: LIVE, args: [`--canary=${IMAGE}`] }],
    [
      'where the partition holds another update back',
      'an update is held back by the partition already',
      {
        live: LIVE,
        args: [`--canary=${CANARY}`],
        prepare: (cluster) => {
          template(cluster).spec.containers[0].image = 'web:3';
          cluster.parts.clock.advance(20_000);
        },
      },
    ],
  ])('%s', async (_, reason, one) => {
    expect(await checked('canary', one)).toMatchObject({ status: 'skipped', reason });
  });
});
