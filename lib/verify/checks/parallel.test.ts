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

const look = (one: Omit<VerifyCase, 'args'>) => runCheck('parallel', { ...one, args: ['--parallel', '--timeout=10'] });
const told = (evidence: readonly string[]) =>
  evidence.map((line) => line.replace(/^.* s: web-[0-9a-f]{6}-(\d) /, '$1 '));
const ORDERED = appManifests('web', { spec: { podManagementPolicy: 'OrderedReady' } });
const PARALLEL = appManifests('web');

test('under Parallel all pods of a copy are created before the first is ready', async () => {
  const { status, evidence } = await look({ live: PARALLEL });
  expect(status).toBe('passed');
  expect(told(evidence)).toEqual(['0 created', '1 created', '0 ready', '1 ready']);
});

test('under OrderedReady one after another', async () => {
  const { status, evidence } = await look({ live: ORDERED });
  expect(status).toBe('passed');
  expect(told(evidence)).toEqual(['0 created', '0 ready', '1 created', '1 ready']);
});

/** A cluster on which the pods of a copy start otherwise than it asks for. */
const otherwise =
  (podManagementPolicy: string): VerifyCase['prepare'] =>
  ({ parts: { pods, objects } }) => {
    pods.watch(({ metadata }) => {
      const [{ name }] = metadata.ownerReferences ?? [{}];
      if (name !== undefined)
        Object.assign((objects.find('StatefulSet', name) as Manifest).spec, { podManagementPolicy });
    });
  };

test('pods that start one after another fail it under Parallel', async () => {
  const { status, reason } = await look({ live: ORDERED, manifests: PARALLEL, prepare: otherwise('OrderedReady') });
  expect(status).toBe('failed');
  expect(reason).toBe('not all pods were created before the first was ready, as under Parallel');
});

test('pods that start at once fail it under OrderedReady', async () => {
  const { status, reason } = await look({ live: PARALLEL, manifests: ORDERED, prepare: otherwise('Parallel') });
  expect(status).toBe('failed');
  expect(reason).toBe('a pod was created before the one before it was ready, unlike under OrderedReady');
});

test('a copy whose pods don’t get ready fails it, by what they say', async () => {
  const { reason } = await look({
    live: appManifests('web', { container: { image: 'none' } }),
    images: { none: { canBePulled: false } },
  });
  expect(reason).toMatch(
    /^the copy was not ready within 10 seconds: web-\w{6}-0 waits in container web: ErrImagePull: it is not there; web-\w{6}-1 waits/,
  );
});

test('a copy of which no pod is made fails it', async () => {
  const { reason } = await look({
    live: PARALLEL,
    prepare: (cluster) => {
      cluster.faults = {
        before: ({ args }) => (args.includes('--output=jsonpath={.metadata.name}{"\\n"}') ? {} : undefined),
      };
    },
  });
  expect(reason).toBe('the copy was not ready within 10 seconds: it has no pods');
});

test('where kubectl does not tell of all pods, nothing is said of their order', async () => {
  const { status, reason } = await look({
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

test('a copy that can’t be deleted fails it, and is named with the command that does it', async () => {
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

describe('the copy', () => {
  /** What is made of the copy of an app. */
  async function copied(live: readonly Manifest[]): Promise<Record<string, Manifest>> {
    const made: Record<string, Manifest> = {};
    await look({
      live,
      prepare: ({ parts: { pods, objects } }) => {
        pods.watch(() => {
          for (const one of objects.all) if (/^web-[0-9a-f]{6}$/.test(one.metadata.name)) made[one.kind] = one;
        });
      },
    });
    return made;
  }

  test('is caught by no selector of the app, and selects no pods of it', async () => {
    const { Service, StatefulSet } = await copied(PARALLEL);
    const labels = { 'app.kubernetes.io/name': StatefulSet.metadata.name };
    expect(StatefulSet.spec.selector.matchLabels).toEqual(labels);
    expect(StatefulSet.spec.template.metadata.labels).toEqual(labels);
    expect(StatefulSet.spec.serviceName).toBe(Service.metadata.name);
    expect(Service.spec).toMatchObject({ clusterIP: 'None', selector: labels });
  });

  test('has claims that go with it, and two or three pods', async () => {
    for (const [replicas, pods] of [
      [1, 2],
      [3, 3],
      [9, 3],
    ]) {
      const { StatefulSet } = await copied(appManifests('web', { spec: { replicas } }));
      expect(StatefulSet.spec.replicas).toBe(pods);
      expect(StatefulSet.spec.persistentVolumeClaimRetentionPolicy).toEqual({
        whenDeleted: 'Delete',
        whenScaled: 'Delete',
      });
    }
  });

  test('spreads its own pods where the app spreads those of its own, and keeps their annotations', async () => {
    const spread = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'web' } },
    };
    const [service, statefulSet] = appManifests('web', { pod: { topologySpreadConstraints: [spread] } });
    const annotated = edited(statefulSet, { 'spec.template.metadata.annotations': { scraped: 'true' } });
    const { StatefulSet } = await copied([service, annotated]);
    const { metadata, spec } = StatefulSet.spec.template;
    expect(spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(metadata.labels);
    expect(metadata.annotations).toEqual({ scraped: 'true' });
  });
});

describe('no copy is started', () => {
  const PORT = { name: 'http', containerPort: 5000, hostPort: 5000 };
  test.each<[string, string, VerifyCase]>([
    [
      'unless it is asked for',
      'it starts a copy of the app, only where asked for (--parallel)',
      { live: PARALLEL, args: ['--timeout=5'] },
    ],
    [
      'with --read-only',
      'it starts a copy of the app, and --read-only changes nothing',
      { live: PARALLEL, args: ['--parallel', '--read-only'] },
    ],
    [
      'where pods mount a claim that others could',
      'the pods mount volumes by name, which those of a copy would write to as well',
      {
        live: [
          sharedClaim('everybodys'),
          ...appManifests('web', withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } })),
        ],
        args: ['--parallel'],
      },
    ],
    [
      'where pods listen at ports of their nodes',
      'the pods take ports of their nodes, which those of a copy would want too',
      { live: appManifests('web', { container: { ports: [PORT] } }), args: ['--parallel'] },
    ],
    [
      'where pods are in the network of their nodes',
      'the pods take ports of their nodes, which those of a copy would want too',
      { live: appManifests('web', { pod: { hostNetwork: true } }), args: ['--parallel'] },
    ],
  ])('%s', async (_, reason, one) => {
    expect(await runCheck('parallel', one)).toMatchObject({ status: 'skipped', reason });
  });
});
