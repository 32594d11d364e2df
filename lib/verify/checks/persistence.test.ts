import type { Manifest } from '../../../test/manifests';
import type { Image, SimulatedCluster } from '../../../test/simulated-cluster';
import {
  APP_IMAGE,
  appManifests,
  CANARY_IMAGE,
  runCheck,
  verifySimulated,
  withPartition,
  withVolume,
} from '../../../test/verify';

/** Does something on the cluster as soon as a pod is being deleted. */
const whenDeleted = (act: (cluster: SimulatedCluster, pod: Manifest) => void) => (cluster: SimulatedCluster) => {
  const stop = cluster.parts.pods.watch((pod) => {
    if (pod.metadata.deletionTimestamp === undefined) return;
    stop();
    act(cluster, pod);
  });
};
const claim = ({ parts }: SimulatedCluster, name: string): Manifest =>
  parts.objects.find('PersistentVolumeClaim', name);

test('it deletes the last pod, which comes back with its claim, its data and its name', async () => {
  const { status, evidence } = await runCheck('persistence', { live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    expect.stringMatching(/^web-1 was deleted, and ready again after 2 s: pod (Pod-\d+) before, (?!\1)Pod-\d+ after$/),
    expect.stringMatching(/^its claim data-web-1 is PersistentVolumeClaim-\d+ on volume-of-\S+$/),
    'its mark is still in /data',
    'web-1.web.shop.svc.cluster.local → 10.1.0.4',
  ]);
});

test('of pods that an update has not reached yet, it deletes none that would come back updated', async () => {
  const { evidence } = await runCheck('persistence', {
    live: appManifests('web', { spec: { updateStrategy: { type: 'OnDelete' } } }),
    prepare: ({ parts: { clock, objects, pods } }) => {
      (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec.containers[0].image = CANARY_IMAGE;
      pods.end(objects.find('Pod', 'web-0'));
      clock.advance(10_000);
    },
  });
  expect(evidence[0]).toMatch(/^web-0 was deleted/);
});

test('of pods below the partition, one comes back as it was', async () => {
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

test('where each pod would come back on another revision, none is deleted', async () => {
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

test('where not all pods are ready, none is deleted', async () => {
  const { reason } = await runCheck('persistence', {
    live: appManifests('web'),
    images: { [APP_IMAGE]: { getsReady: false } },
    args: ['--timeout=5'],
  });
  expect(reason).toBe('not all pods are ready, and one that is deleted might not come back');
});

test('where a pod is not ready any more, no other is taken away', async () => {
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

test('--read-only deletes none', async () => {
  const { reason } = await runCheck('persistence', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it deletes a pod, and --read-only changes nothing');
});

test.each<[string, RegExp, (cluster: SimulatedCluster, pod: Manifest) => void]>([
  [
    'its data is gone',
    /^what was in \/data of web-1 is gone: its mark is not there any more$/,
    ({ parts: { containers } }) => containers.files.clear(),
  ],
  [
    'its claim is another one',
    /^the claim data-web-1 is another one: PersistentVolumeClaim-\d+ before, other after/,
    (cluster) => Object.assign(claim(cluster, 'data-web-1').metadata, { uid: 'other' }),
  ],
  [
    'its claim has another volume',
    /^the claim data-web-1 has another volume: \S+ before, other after$/,
    (cluster) => Object.assign(claim(cluster, 'data-web-1').spec, { volumeName: 'other' }),
  ],
  [
    'it has no claim any more',
    /^web-1 has the claim data-web-1 no more/,
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
    /^web-1 can read no marks in \/data: Permission denied$/,
    (cluster) => {
      const stderr = 'Permission denied\ncommand terminated with exit code 1';
      cluster.faults = {
        before: ({ args }) => (args.join(' ').includes(' for mark in ') ? { code: 1, stderr } : undefined),
      };
    },
  ],
])('it fails where a pod comes back and %s', async (_, reason, act) => {
  const seen = await runCheck('persistence', { live: appManifests('web'), prepare: whenDeleted(act) });
  expect(seen.status).toBe('failed');
  expect(seen.reason).toMatch(reason);
});

describe('it fails where a pod does not come back', () => {
  const gone = { live: appManifests('web'), args: ['--timeout=5'] };

  test('since it can’t get ready', async () => {
    const images: Record<string, Image> = {};
    const { reason } = await runCheck('persistence', {
      ...gone,
      images,
      prepare: whenDeleted(() => {
        images[APP_IMAGE] = { canBePulled: false };
      }),
    });
    expect(reason).toBe(
      'web-1 did not come back within 7 seconds: it waits in container web: ErrImagePull: it is not there',
    );
  });

  test('since nobody makes it again', async () => {
    const { cluster, report } = await verifySimulated({
      ...gone,
      prepare: whenDeleted(({ parts }) => {
        parts.objects.find('StatefulSet', 'web').spec.replicas = 1;
      }),
    });
    const seen = report?.checks.find(({ id }) => id === 'persistence');
    expect(seen?.reason).toBe('web-1 did not come back within 7 seconds: it is not made again');
    expect(report?.left).toEqual([
      'web-1, which was deleted: it is not ready again. By hand: kubectl --context=lab --namespace=shop get pod web-1',
      expect.stringMatching(/^the mark in \/data of web-1: /),
    ]);
    expect(cluster.areAllPodsReady).toBe(true);
  });
});

test('an app without data of its own comes back to its name, and of data nothing is said', async () => {
  const { status, reason, evidence } = await runCheck('persistence', {
    live: appManifests('web', withVolume({ emptyDir: {} })),
  });
  expect({ status, reason }).toEqual({ status: 'skipped', reason: 'no mark was left in its data' });
  expect(evidence.at(-1)).toMatch(/^web-1\.web\.shop/);
});

test('where no helper pod is had, its name is not said to be right', async () => {
  const { status, reason } = await runCheck('persistence', {
    live: appManifests('web'),
    args: ['--timeout=5', '--image=none'],
    images: { none: { canBePulled: false } },
  });
  expect(status).toBe('skipped');
  expect(reason).toMatch(/^the helper pod of image none did not start/);
});
