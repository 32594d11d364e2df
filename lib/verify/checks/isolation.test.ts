import { appManifests, runCheck, sharedClaim, verifySimulated, withVolume } from '../../../test/verify';

const MOUNT = { name: 'data', mountPath: '/data' };
const SHARED = withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } });

test('passes if each pod finds only its own mark, and shows the counts', async () => {
  const { status, evidence } = await runCheck('isolation', { live: appManifests('web'), args: ['--counter=/visits'] });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'web-0 sees in /data the marks of: web-0',
    'web-1 sees in /data the marks of: web-1',
    'web-0 counts 2 at /visits',
    'web-1 counts 2 at /visits',
  ]);
});

test('deletes all marks at the end', async () => {
  const { cluster } = await verifySimulated({ live: appManifests('web') });
  expect([...cluster.parts.containers.files.keys()].filter((file) => file.includes('.verify-'))).toEqual([]);
});

test('writes marks to a mount path that ends with a slash', async () => {
  const live = appManifests('web', { container: { volumeMounts: [{ ...MOUNT, mountPath: '/data/' }] } });
  const { status, evidence } = await runCheck('isolation', { live });
  expect({ status, evidence }).toEqual({
    status: 'passed',
    evidence: ['web-0 sees in /data/ the marks of: web-0', 'web-1 sees in /data/ the marks of: web-1'],
  });
});

test('skips the isolation of data that is mounted as a file', async () => {
  const { status, reason } = await runCheck('isolation', {
    live: appManifests('web'),
    prepare: (cluster) => {
      cluster.faults = { before: ({ args }) => (args.join().includes('test -d') ? { code: 66 } : undefined) };
    },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: '/data is a file, which has no room for a mark',
  });
});

test('fails if pods share their data', async () => {
  const live = [sharedClaim('everybodys'), ...appManifests('web', SHARED)];
  const { status, reason } = await runCheck('isolation', { live });
  expect(status).toBe('failed');
  expect(reason).toBe('web-0 sees in /data the data of web-1; web-1 sees in /data the data of web-0');
});

test('fails if a pod cannot write to its data, and still shows the counts', async () => {
  const live = appManifests('web', { container: { image: 'root-only' } });
  const images = { 'root-only': { canWrite: false } };
  const { status, reason, evidence } = await runCheck('isolation', { live, images, args: ['--counter=/visits'] });
  expect({ status, reason }).toEqual({
    status: 'failed',
    reason: 'web-0 cannot write a mark in /data: Permission denied',
  });
  expect(evidence).toContain('web-0 counts 2 at /visits');
});

test('fails if a pod does not find its own mark', async () => {
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

test('shows no count if the page has no number', async () => {
  const { evidence } = await runCheck('isolation', { live: appManifests('web'), args: ['--counter=/nowhere'] });
  expect(evidence).toContain('web-0 counts nothing at /nowhere');
});

test('shows no count if the app has no port', async () => {
  const mute = { ports: undefined, livenessProbe: undefined, readinessProbe: undefined };
  const { evidence } = await runCheck('isolation', {
    live: appManifests('web', { container: mute }),
    args: ['--counter=/visits'],
  });
  expect(evidence).toContain('web-0 counts nothing at /visits');
});

test('requests the count at the first port if no probe uses HTTP', async () => {
  const container = { livenessProbe: undefined, readinessProbe: { tcpSocket: { port: 5000 } } };
  const { evidence } = await runCheck('isolation', {
    live: appManifests('web', { container }),
    args: ['--counter=/visits'],
  });
  expect(evidence).toContain('web-0 counts 0 at /visits');
});

test('skips the isolation of an image without a shell', async () => {
  const live = appManifests('web', { container: { image: 'bare' } });
  const { status, reason } = await runCheck('isolation', { live, images: { bare: { hasShell: false } } });
  expect({ status, reason }).toEqual({ status: 'skipped', reason: 'the image of web has no shell' });
});

test.each([
  ['no container mounts a claim', appManifests('web', withVolume({ emptyDir: {} }))],
  [
    'no container may write to its claim',
    appManifests('web', { container: { volumeMounts: [{ ...MOUNT, readOnly: true }] } }),
  ],
])('skips the isolation of data if %s', async (_, live) => {
  expect((await runCheck('isolation', { live })).reason).toBe('no container writes to a claim in a folder of its own');
});

test('writes no marks with --read-only', async () => {
  const { reason } = await runCheck('isolation', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it writes marks to the data, and --read-only changes nothing');
});
