import type { Manifest } from '../../../test/manifests';
import type { SimulatedCluster, SimulatedImage } from '../../../test/simulated-cluster';
import {
  APP_IMAGE,
  appManifests,
  CANARY_IMAGE,
  runCheck,
  verifySimulated,
  withPartition,
  withVolume,
} from '../../../test/verify';

/** Changes the cluster when a pod is deleted. */
const onDeletion = (act: (cluster: SimulatedCluster, pod: Manifest) => void) => (cluster: SimulatedCluster) => {
  const stop = cluster.parts.pods.watch((pod) => {
    if (pod.metadata.deletionTimestamp === undefined) return;
    stop();
    act(cluster, pod);
  });
};
const findClaim = ({ parts }: SimulatedCluster, name: string): Manifest =>
  parts.objects.find('PersistentVolumeClaim', name);

test('passes if the deleted pod comes back with its claim, data and DNS name', async () => {
  const { status, evidence } = await runCheck('persistence', { live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    expect.stringMatching(/^web-1 was deleted, and ready again after 2 s: pod (Pod-\d+) before, (?!\1)Pod-\d+ after$/),
    expect.stringMatching(/^its claim data-web-1 is PersistentVolumeClaim-\d+ on volume-of-\S+$/),
    'its mark is still in /data',
    'web-1.web.shop.svc.cluster.local → 10.1.0.4',
  ]);
});

test('deletes no pod that would come back with a newer revision', async () => {
  const { evidence } = await runCheck('persistence', {
    live: appManifests('web', { spec: { updateStrategy: { type: 'OnDelete' } } }),
    prepare: ({ parts: { clock, objects, pods } }) => {
      (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec.containers[0].image = CANARY_IMAGE;
      pods.startDeletion(objects.find('Pod', 'web-0'));
      clock.advance(10_000);
    },
  });
  expect(evidence[0]).toMatch(/^web-0 was deleted/);
});

test('deletes a pod below the partition, which keeps its revision', async () => {
  const live = appManifests('web', { spec: withPartition(2) });
  const { status, evidence } = await runCheck('persistence', {
    live,
    prepare: ({ parts: { clock, objects } }) => {
      (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec.containers[0].image = CANARY_IMAGE;
      clock.advance(10_000);
    },
  });
  expect(status).toBe('passed');
  expect(evidence[0]).toMatch(/^web-1 was deleted/);
});

test('deletes no pod if each would come back with another revision', async () => {
  const { status, reason } = await runCheck('persistence', {
    live: appManifests('web', { spec: { updateStrategy: { type: 'OnDelete' } } }),
    prepare: ({ parts: { clock, objects } }) => {
      (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec.containers[0].image = CANARY_IMAGE;
      clock.advance(10_000);
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'no pod was deleted: each would come back on another revision',
  });
});

test('deletes no pod if not all are ready', async () => {
  const { reason } = await runCheck('persistence', {
    live: appManifests('web'),
    images: { [APP_IMAGE]: { becomesReady: false } },
    args: ['--timeout=5'],
  });
  expect(reason).toBe('not all pods are ready, and a deleted one might not come back');
});

test('deletes no pod if one is no longer ready', async () => {
  const { status, reason } = await runCheck('persistence', {
    live: appManifests('web'),
    prepare: (cluster) => {
      cluster.faults = {
        after: ({ args }) => {
          if (args.join().includes('test -d')) {
            const { status: live } = cluster.parts.objects.find('Pod', 'web-0') as Manifest;
            live.conditions = [{ type: 'Ready', status: 'False' }];
          }
          return undefined;
        },
      };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'no pod was deleted: not all are ready any more',
  });
});

test('deletes no pod with --read-only', async () => {
  const { reason } = await runCheck('persistence', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it deletes a pod, and --read-only changes nothing');
});

test.each<[string, RegExp, (cluster: SimulatedCluster, pod: Manifest) => void]>([
  [
    'its data is gone',
    /^the data in \/data of web-1 is gone: its mark is missing$/,
    ({ parts: { containers } }) => containers.files.clear(),
  ],
  [
    'its claim is a different one',
    /^the claim data-web-1 is a different one: PersistentVolumeClaim-\d+ before, other after/,
    (cluster) => Object.assign(findClaim(cluster, 'data-web-1').metadata, { uid: 'other' }),
  ],
  [
    'its claim has another volume',
    /^the claim data-web-1 has another volume: \S+ before, other after$/,
    (cluster) => Object.assign(findClaim(cluster, 'data-web-1').spec, { volumeName: 'other' }),
  ],
  [
    'it has no claim any more',
    /^web-1 no longer has the claim data-web-1/,
    (cluster) => {
      cluster.faults = {
        before: ({ args }) => (args.join(' ').startsWith('get persistentvolumeclaims data-web-1') ? {} : undefined),
      };
    },
  ],
  [
    'its name leads elsewhere',
    /^web-1\.web resolves to nothing, not to \S+$/,
    ({ parts: { objects } }) => {
      objects.find('Service', 'web').spec.selector = { app: 'other' };
    },
  ],
  [
    'its data can’t be read any more',
    /^web-1 cannot read marks in \/data: Permission denied$/,
    (cluster) => {
      const stderr = 'Permission denied\ncommand terminated with exit code 1';
      cluster.faults = {
        before: ({ args }) => (args.join(' ').includes(' for mark in ') ? { code: 1, stderr } : undefined),
      };
    },
  ],
])('fails if the deleted pod comes back and %s', async (_, reason, act) => {
  const seen = await runCheck('persistence', { live: appManifests('web'), prepare: onDeletion(act) });
  expect(seen.status).toBe('failed');
  expect(seen.reason).toMatch(reason);
});

describe('fails if the deleted pod does not come back', () => {
  const gone = { live: appManifests('web'), args: ['--timeout=5'] };

  test('ready', async () => {
    const images: Record<string, SimulatedImage> = {};
    const { reason } = await runCheck('persistence', {
      ...gone,
      images,
      prepare: onDeletion(() => {
        images[APP_IMAGE] = { canBePulled: false };
      }),
    });
    expect(reason).toBe(
      'web-1 did not come back within 7 seconds: it waits in container web: ErrImagePull: it is not there',
    );
  });

  test('at all', async () => {
    const { cluster, report } = await verifySimulated({
      ...gone,
      prepare: onDeletion(({ parts }) => {
        parts.objects.find('StatefulSet', 'web').spec.replicas = 1;
      }),
    });
    const seen = report?.checks.find(({ id }) => id === 'persistence');
    expect(seen?.reason).toBe('web-1 did not come back within 7 seconds: it is not created again');
    expect(report?.left).toEqual([
      'web-1, which was deleted: it is not ready again. By hand: kubectl --context=lab --namespace=shop get pod web-1',
      expect.stringMatching(/^the mark in \/data of web-1: /),
    ]);
    expect(cluster.areAllPodsReady).toBe(true);
  });
});

test('skips the data of an app without claims, and checks its DNS name', async () => {
  const { status, reason, evidence } = await runCheck('persistence', {
    live: appManifests('web', withVolume({ emptyDir: {} })),
  });
  expect({ status, reason }).toEqual({ status: 'skipped', reason: 'its data has no mark' });
  expect(evidence.at(-1)).toMatch(/^web-1\.web\.shop/);
});

test('skips the DNS name of the deleted pod if no helper pod starts', async () => {
  const { status, reason } = await runCheck('persistence', {
    live: appManifests('web'),
    args: ['--timeout=5', '--image=none'],
    images: { none: { canBePulled: false } },
  });
  expect(status).toBe('skipped');
  expect(reason).toMatch(/^the helper pod of image none did not start/);
});
