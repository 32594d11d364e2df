import { APP_IMAGE, appManifests, runCheck, type VerifyCase } from '../../../test/verify';

const BESIDE_ITS_CODE = { env: [] };
const look = (one: Omit<VerifyCase, 'args'>, counter = '/visits') =>
  runCheck('app-persistence', { ...one, args: [`--counter=${counter}`, '--timeout=10'] });

test('an app that counts on its volume goes on from where it was', async () => {
  const { status, evidence } = await look({ live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual(['web-1 told at /visits: 42 before, 42 after']);
});

test('one that counts beside its code begins anew, and the file is named in which it did', async () => {
  const { status, evidence, reason } = await look({ live: appManifests('web', { container: BESIDE_ITS_CODE }) });
  expect(status).toBe('failed');
  expect(evidence).toEqual(['web-1 told at /visits: 42 before, 0 after', 'before, it wrote /app/visits: 42']);
  expect(reason).toBe('the count did not go on from 42: the app keeps it in /app/visits, outside its volume (/data)');
});

test('one that counts in memory begins anew, and has no file to be named', async () => {
  const { reason } = await look({ live: appManifests('web'), images: { [APP_IMAGE]: { keepsVisits: 'in memory' } } });
  expect(reason).toBe(
    'the count did not go on from 42: the app keeps it in no file outside its volume (/data), so perhaps in memory',
  );
});

test('where other files than that of the count were written, they are named', async () => {
  const { reason } = await look({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { keepsVisits: 'in memory' } },
    prepare: ({ parts: { containers, objects } }) => {
      containers.files.set(`${objects.find('Pod', 'web-1')?.metadata.uid}/tmp/state.db`, 'SQLite format 3');
    },
  });
  expect(reason).toBe('the count did not go on from 42: the app writes outside its volume (/data): /tmp/state.db');
});

test('of an image without a shell it can’t be seen', async () => {
  const { reason } = await look({
    live: appManifests('web', { container: { ...BESIDE_ITS_CODE, image: 'bare' } }),
    images: { bare: { hasShell: false } },
  });
  expect(reason).toBe(
    "the count did not go on from 42: where the app keeps it can't be seen, since its image has no shell with find",
  );
});

test('an app without a volume is said to have none', async () => {
  const live = appManifests('web', { container: { ...BESIDE_ITS_CODE, volumeMounts: [] } });
  expect((await look({ live })).reason).toMatch(/outside its volume \(no folder\)$/);
});

test('what tells no number fails it', async () => {
  const { status, reason } = await look({ live: appManifests('web') }, '/nowhere');
  expect({ status, reason }).toEqual({ status: 'failed', reason: 'web-1 tells no number at /nowhere' });
});

test('a page with several numbers tells none', async () => {
  const answers = { '/visits': { status: 200, body: 'version 1.0, visit 42' } };
  const { reason } = await look({ live: appManifests('web'), images: { [APP_IMAGE]: { answers } } });
  expect(reason).toBe('web-1 tells no number at /visits');
});

test('a number that is gone afterwards fails it', async () => {
  const answers: Record<string, { status: number; body?: string }> = {};
  const { reason, evidence } = await look({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { answers } },
    prepare: ({ parts }) => {
      parts.pods.watch(({ metadata }) => {
        if (metadata.deletionTimestamp !== undefined) answers['/visits'] = { status: 503, body: '42' };
      });
    },
  });
  expect(evidence[0]).toBe('web-1 told at /visits: 42 before, no number after');
  expect(reason).toMatch(/^the count did not go on from 42/);
});

test('a number too small to tell from one that began anew says nothing', async () => {
  const { status, reason } = await look({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { answers: { '/visits': { status: 200, body: 'v1' } } } },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: '1 is too small to tell from a count that began anew',
  });
});

test('where no pod comes back, neither does its count', async () => {
  const { status, reason } = await look({
    live: appManifests('web'),
    prepare: ({ parts: { objects, pods } }) => {
      pods.watch(({ metadata }) => {
        if (metadata.deletionTimestamp !== undefined)
          Object.assign(objects.find('StatefulSet', 'web')?.spec, { replicas: 1 });
      });
    },
  });
  expect({ status, reason }).toEqual({
    status: 'failed',
    reason: 'web-1 did not come back within 12 seconds: it is not made again',
  });
});

test('without --counter it is not known where the app tells a number', async () => {
  const { status, reason } = await runCheck('app-persistence', { live: appManifests('web') });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'no path was given at which the app tells a number that it keeps (--counter)',
  });
});

test('--read-only deletes no pod', async () => {
  const { reason } = await runCheck('app-persistence', {
    live: appManifests('web'),
    args: ['--counter=/visits', '--read-only'],
  });
  expect(reason).toBe('it deletes a pod, and --read-only changes nothing');
});
