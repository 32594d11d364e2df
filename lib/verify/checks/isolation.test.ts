import { appManifests, runCheck, sharedClaim, verifySimulated, withVolume } from '../../../test/verify';

const MOUNT = { name: 'data', mountPath: '/data' };
const SHARED = withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } });

test('each pod leaves a mark, and sees none but its own; what the app counts stands beside', async () => {
  const { status, evidence } = await runCheck('isolation', { live: appManifests('web'), args: ['--counter=/visits'] });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'web-0 sees in /data the marks of: web-0',
    'web-1 sees in /data the marks of: web-1',
    'web-0 counts 2 at /visits',
    'web-1 counts 2 at /visits',
  ]);
});

test('no mark is left when all is done', async () => {
  const { cluster } = await verifySimulated({ live: appManifests('web') });
  expect([...cluster.parts.containers.files.keys()].filter((file) => file.includes('.verify-'))).toEqual([]);
});

test('a folder whose name ends with a slash is one', async () => {
  const live = appManifests('web', { container: { volumeMounts: [{ ...MOUNT, mountPath: '/data/' }] } });
  const { status, evidence } = await runCheck('isolation', { live });
  expect({ status, evidence }).toEqual({
    status: 'passed',
    evidence: ['web-0 sees in /data/ the marks of: web-0', 'web-1 sees in /data/ the marks of: web-1'],
  });
});

test('a file that is mounted by itself has no room for a mark', async () => {
  const { status, reason } = await runCheck('isolation', {
    live: appManifests('web'),
    prepare: (cluster) => {
      cluster.faults = { before: ({ args }) => (args.join().includes('test -d') ? { code: 66 } : undefined) };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: '/data is no folder, so that no mark can be left in it',
  });
});

test('pods that share their data fail it', async () => {
  const live = [sharedClaim('everybodys'), ...appManifests('web', SHARED)];
  const { status, reason } = await runCheck('isolation', { live });
  expect(status).toBe('failed');
  expect(reason).toBe('web-0 sees in /data the data of web-1; web-1 sees in /data the data of web-0');
});

test('a pod that may not write to its data fails it, and its counts are seen all the same', async () => {
  const live = appManifests('web', { container: { image: 'root-only' } });
  const images = { 'root-only': { canWrite: false } };
  const { status, reason, evidence } = await runCheck('isolation', { live, images, args: ['--counter=/visits'] });
  expect({ status, reason }).toEqual({
    status: 'failed',
    reason: 'web-0 can leave no mark in /data: Permission denied',
  });
  expect(evidence).toContain('web-0 counts 2 at /visits');
});

test('a mark that is not to be found again fails it', async () => {
  const { reason } = await runCheck('isolation', {
    live: appManifests('web'),
    prepare: (cluster) => {
      cluster.faults = {
        before: ({ args }) => (args.join(' ').includes(' for mark in ') ? { stdout: '' } : undefined),
      };
    },
  });
  expect(reason).toBe('web-0 does not see its own mark in /data; web-1 does not see its own mark in /data');
});

test('an app that tells no number at that path counts nothing', async () => {
  const { evidence } = await runCheck('isolation', { live: appManifests('web'), args: ['--counter=/nowhere'] });
  expect(evidence).toContain('web-0 counts nothing at /nowhere');
});

test('of an app that listens nowhere no count is asked for', async () => {
  const mute = { ports: undefined, livenessProbe: undefined, readinessProbe: undefined };
  const { evidence } = await runCheck('isolation', {
    live: appManifests('web', { container: mute }),
    args: ['--counter=/visits'],
  });
  expect(evidence).toContain('web-0 counts nothing at /visits');
});

test('an app without probes over HTTP is asked at its first port', async () => {
  const container = { livenessProbe: undefined, readinessProbe: { tcpSocket: { port: 5000 } } };
  const { evidence } = await runCheck('isolation', {
    live: appManifests('web', { container }),
    args: ['--counter=/visits'],
  });
  expect(evidence).toContain('web-0 counts 0 at /visits');
});

test('an image without a shell can leave no mark, and nothing is said', async () => {
  const live = appManifests('web', { container: { image: 'bare' } });
  const { status, reason } = await runCheck('isolation', { live, images: { bare: { hasShell: false } } });
  expect({ status, reason }).toEqual({ status: 'skipped', reason: 'the image of web has no shell' });
});

test.each([
  ['no container mounts a claim', appManifests('web', withVolume({ emptyDir: {} }))],
  ['none may write to one', appManifests('web', { container: { volumeMounts: [{ ...MOUNT, readOnly: true }] } })],
])('where %s, there is nothing to be isolated', async (_, live) => {
  expect((await runCheck('isolation', { live })).reason).toBe('no container writes to a claim in a folder of its own');
});

test('--read-only leaves no mark', async () => {
  const { reason } = await runCheck('isolation', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it leaves marks in the data, and --read-only changes nothing');
});
