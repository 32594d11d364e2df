import type { Manifest } from '../../../test/manifests';
import type { SimulatedCluster } from '../../../test/simulated-cluster';
import { appManifests, runCheck, sharedClaim, withVolume } from '../../../test/verify';

const LOOK = ['--read-only'];
const SHARED = withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } });

const findClaim = ({ parts }: SimulatedCluster, name: string): Manifest =>
  parts.objects.find('PersistentVolumeClaim', name);

test('shows the claim of each pod with its volume, size and class', async () => {
  const [service, statefulSet, budget] = appManifests('web');
  const { status, evidence } = await runCheck('claims', {
    live: [service, statefulSet, budget],
    args: LOOK,
    prepare: (cluster) => {
      findClaim(cluster, 'data-web-1').spec.storageClassName = 'fast';
    },
  });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    expect.stringMatching(/^data-web-0: bound to volume-of-\S+, 16Mi, no class$/),
    expect.stringMatching(/^data-web-1: bound to volume-of-\S+, 16Mi, class fast$/),
  ]);
});

test('accepts a claim that is larger than its template', async () => {
  const one = {
    live: appManifests('web', { size: '1Gi' }),
    stated: appManifests('web', { size: '1000Mi' }),
    args: LOOK,
  };
  expect((await runCheck('claims', one)).status).toBe('passed');
});

const CLASSED = appManifests('web', {
  spec: {
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '16Mi' } },
        },
      },
    ],
  },
});

test.each<[string, string, Omit<Parameters<typeof runCheck>[1], 'args'>]>([
  [
    'claims smaller than their template',
    'data-web-0 has 8Mi, and should have 16Mi; data-web-1 has 8Mi, and should have 16Mi',
    { live: appManifests('web', { size: '8Mi' }), manifests: appManifests('web') },
  ],
  [
    'claims of another class than their template',
    'data-web-0 is of class , and should be of fast; data-web-1 is of class , and should be of fast',
    { live: appManifests('web'), manifests: CLASSED },
  ],
  [
    'a claim that is not bound',
    'data-web-0 is Pending, not Bound',
    {
      live: appManifests('web'),
      prepare: (cluster) => Object.assign(findClaim(cluster, 'data-web-0').status, { phase: 'Pending' }),
    },
  ],
  [
    'a claim that does not exist',
    'data-web-0 is not there',
    { live: appManifests('web'), prepare: (cluster) => cluster.parts.objects.remove(findClaim(cluster, 'data-web-0')) },
  ],
  [
    'pods without claims if the manifest has a template',
    'web-0 does not mount a claim data-web-0; web-1 does not mount a claim data-web-1',
    { live: appManifests('web', withVolume({ emptyDir: {} })), manifests: appManifests('web') },
  ],
  [
    'two claims on one volume',
    'data-web-0 and data-web-1 are bound to one volume, theirs',
    {
      live: appManifests('web'),
      prepare: (cluster) => {
        for (const name of ['data-web-0', 'data-web-1']) findClaim(cluster, name).spec.volumeName = 'theirs';
      },
    },
  ],
  [
    'a claim that all pods share',
    'web-0, web-1 share the claim everybodys',
    { live: [sharedClaim('everybodys'), ...appManifests('web', SHARED)] },
  ],
])('fails the check of claims for %s', async (_, reason, one) => {
  expect(await runCheck('claims', { ...one, args: LOOK })).toMatchObject({ status: 'failed', reason });
});

test('accepts a claim without a template if only one pod mounts it', async () => {
  const live = [
    sharedClaim('everybodys'),
    ...appManifests('web', { ...SHARED, spec: { ...SHARED.spec, replicas: 1 } }),
  ];
  const { status, evidence } = await runCheck('claims', { live, args: LOOK });
  expect({ status, evidence }).toEqual({ status: 'passed', evidence: ['everybodys: mounted by web-0'] });
});

test('skips the claims of pods that mount none', async () => {
  const one = { live: appManifests('web', withVolume({ emptyDir: {} })), args: LOOK };
  expect(await runCheck('claims', one)).toMatchObject({
    status: 'skipped',
    reason: 'the StatefulSet has no claim templates',
  });
});
