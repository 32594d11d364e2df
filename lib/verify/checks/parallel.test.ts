import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import {
  appManifests,
  runCheck,
  sharedClaim,
  type VerifyCase,
  verifySimulated,
  withVolume,
} from '../../../test/verify';

const checkOrder = (one: Omit<VerifyCase, 'args'>) =>
  runCheck('parallel', { ...one, args: ['--parallel', '--timeout=10'] });
const describeOrder = (evidence: readonly string[]) =>
  evidence.map((line) => line.replace(/^.* s: web-[0-9a-f]{6}-(\d) /, '$1 '));
const ORDERED = appManifests('web', { spec: { podManagementPolicy: 'OrderedReady' } });
const PARALLEL = appManifests('web');

test('passes under Parallel if all pods are created before one is ready', async () => {
  const { status, evidence } = await checkOrder({ live: PARALLEL });
  expect(status).toBe('passed');
  expect(describeOrder(evidence)).toEqual(['0 created', '1 created', '0 ready', '1 ready']);
});

test('passes under OrderedReady if each pod is ready before the next is created', async () => {
  const { status, evidence } = await checkOrder({ live: ORDERED });
  expect(status).toBe('passed');
  expect(describeOrder(evidence)).toEqual(['0 created', '0 ready', '1 created', '1 ready']);
});

/** Makes the cluster start the pods of a copy with another policy than its own. */
const ignorePolicy =
  (podManagementPolicy: string): VerifyCase['prepare'] =>
  ({ parts: { pods, objects } }) => {
    pods.watch(({ metadata }) => {
      const [{ name }] = metadata.ownerReferences ?? [{}];
      if (name !== undefined)
        Object.assign((objects.find('StatefulSet', name) as Manifest).spec, { podManagementPolicy });
    });
  };

test('fails under Parallel if pods start one after another', async () => {
  const { status, reason } = await checkOrder({
    live: ORDERED,
    manifests: PARALLEL,
    prepare: ignorePolicy('OrderedReady'),
  });
  expect(status).toBe('failed');
  expect(reason).toBe('not all pods were created before the first was ready, as under Parallel');
});

test('fails under OrderedReady if pods start at once', async () => {
  const { status, reason } = await checkOrder({
    live: PARALLEL,
    manifests: ORDERED,
    prepare: ignorePolicy('Parallel'),
  });
  expect(status).toBe('failed');
  expect(reason).toBe('a pod was created before the one before it was ready, unlike under OrderedReady');
});

test('fails if pods of the copy of the app do not become ready, and says why', async () => {
  const { reason } = await checkOrder({
    live: appManifests('web', { container: { image: 'none' } }),
    images: { none: { canBePulled: false } },
  });
  expect(reason).toMatch(
    /^the copy was not ready within 10 seconds: web-\w{6}-0 waits in container web: ErrImagePull: it is not there; web-\w{6}-1 waits/,
  );
});

test('fails if the copy has no pods', async () => {
  const { reason } = await checkOrder({
    live: PARALLEL,
    prepare: (cluster) => {
      cluster.faults = {
        before: ({ args }) => (args.includes('--output=jsonpath={.metadata.name}{"\\n"}') ? {} : undefined),
      };
    },
  });
  expect(reason).toBe('the copy was not ready within 10 seconds: it has no pods');
});

test('skips the order of pods if kubectl does not report all', async () => {
  const { status, reason } = await checkOrder({
    live: PARALLEL,
    prepare: (cluster) => {
      cluster.faults = { before: ({ args }) => (args.includes('--watch') ? { stderr: 'error: lost' } : undefined) };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'kubectl get pods --watch did not tell of all pods of the copy',
  });
});

test('fails if the copy cannot be deleted, and names the kubectl command for it', async () => {
  const { report } = await verifySimulated({
    live: PARALLEL,
    args: ['--parallel'],
    prepare: (cluster) => {
      const stderr = 'Error from server: the server is in trouble';
      cluster.faults = {
        before: ({ args }) => (args.slice(0, 2).join(' ') === 'delete services' ? { code: 1, stderr } : undefined),
      };
    },
  });
  const seen = report?.checks.find(({ id }) => id === 'parallel');
  expect(seen).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^web-\w{6} could not be deleted$/) });
  expect(report?.left).toEqual([
    expect.stringMatching(
      /^the copy (web-\w{6}): kubectl delete services \1: the server is in trouble\. By hand: kubectl --context=lab --namespace=shop delete 'statefulset,service,pvc' --selector=app\.kubernetes\.io\/name=\1$/,
    ),
  ]);
});

describe('the copy of an app', () => {
  /** Starts a copy of an app. Returns its objects by kind. */
  async function createCopyOf(live: readonly Manifest[]): Promise<Record<string, Manifest>> {
    const made: Record<string, Manifest> = {};
    await checkOrder({
      live,
      prepare: ({ parts: { pods, objects } }) => {
        pods.watch(() => {
          for (const one of objects.all) if (/^web-[0-9a-f]{6}$/.test(one.metadata.name)) made[one.kind] = one;
        });
      },
    });
    return made;
  }

  test("has labels that the app's objects do not select, and selects only its own pods", async () => {
    const { Service, StatefulSet } = await createCopyOf(PARALLEL);
    const labels = { 'app.kubernetes.io/name': StatefulSet.metadata.name };
    expect(StatefulSet.spec.selector.matchLabels).toEqual(labels);
    expect(StatefulSet.spec.template.metadata.labels).toEqual(labels);
    expect(StatefulSet.spec.serviceName).toBe(Service.metadata.name);
    expect(Service.spec).toMatchObject({ clusterIP: 'None', selector: labels });
  });

  test('has two or three pods, and claims that are deleted with it', async () => {
    for (const [replicas, pods] of [
      [1, 2],
      [3, 3],
      [9, 3],
    ]) {
      const { StatefulSet } = await createCopyOf(appManifests('web', { spec: { replicas } }));
      expect(StatefulSet.spec.replicas).toBe(pods);
      expect(StatefulSet.spec.persistentVolumeClaimRetentionPolicy).toEqual({
        whenDeleted: 'Delete',
        whenScaled: 'Delete',
      });
    }
  });

  test('spreads its own pods, and keeps their annotations', async () => {
    const spread = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'web' } },
    };
    const [service, statefulSet] = appManifests('web', { pod: { topologySpreadConstraints: [spread] } });
    const annotated = edited(statefulSet, { 'spec.template.metadata.annotations': { scraped: 'true' } });
    const { StatefulSet } = await createCopyOf([service, annotated]);
    const { metadata, spec } = StatefulSet.spec.template;
    expect(spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(metadata.labels);
    expect(metadata.annotations).toEqual({ scraped: 'true' });
  });
});

describe('starts no copy of the app', () => {
  const PORT = { name: 'http', containerPort: 5000, hostPort: 5000 };
  test.each<[string, string, VerifyCase]>([
    [
      'without --parallel',
      'it starts a copy of the app, which needs --parallel',
      { live: PARALLEL, args: ['--timeout=5'] },
    ],
    [
      'with --read-only',
      'it starts a copy of the app, and --read-only changes nothing',
      { live: PARALLEL, args: ['--parallel', '--read-only'] },
    ],
    [
      'if pods mount a claim by name',
      'the pods mount volumes by name, and those of a copy would write to the same data',
      {
        live: [
          sharedClaim('everybodys'),
          ...appManifests('web', withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } })),
        ],
        args: ['--parallel'],
      },
    ],
    [
      'if pods use host ports',
      'the pods use ports of their nodes, and those of a copy would need the same',
      { live: appManifests('web', { container: { ports: [PORT] } }), args: ['--parallel'] },
    ],
    [
      'if pods use the host network',
      'the pods use ports of their nodes, and those of a copy would need the same',
      { live: appManifests('web', { pod: { hostNetwork: true } }), args: ['--parallel'] },
    ],
  ])('%s', async (_, reason, one) => {
    expect(await runCheck('parallel', one)).toMatchObject({ status: 'skipped', reason });
  });
});
