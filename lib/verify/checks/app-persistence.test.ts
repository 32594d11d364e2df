import { APP_IMAGE, appManifests, runCheck, type VerifyCase } from '../../../test/verify';

const withoutVisitsFile = { env: [] };
const checkCount = (one: Omit<VerifyCase, 'args'>, counter = '/visits') =>
  runCheck('app-persistence', { ...one, args: [`--counter=${counter}`, '--timeout=10'] });

test('passes if the count goes on after its pod is deleted', async () => {
  const { status, evidence } = await checkCount({ live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual(['web-1 showed at /visits: 42 before, 42 after']);
});

test('fails if the app counts outside its volume, and names the file', async () => {
  const { status, evidence, reason } = await checkCount({
    live: appManifests('web', { container: withoutVisitsFile }),
  });
  expect(status).toBe('failed');
  expect(evidence).toEqual(['web-1 showed at /visits: 42 before, 0 after', 'before, it wrote /app/visits: 42']);
  expect(reason).toBe('the count did not go on from 42: the app stores it in /app/visits, outside its volume (/data)');
});

test('fails if the app counts in memory, and says that it writes no file', async () => {
  const { reason } = await checkCount({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { storesVisits: 'in memory' } },
  });
  expect(reason).toBe(
    'the count did not go on from 42: the app stores it in no file outside its volume (/data), so perhaps in memory',
  );
});

test('names other files that the app writes outside its volume', async () => {
  const { reason } = await checkCount({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { storesVisits: 'in memory' } },
    prepare: ({ parts: { containers, objects } }) => {
      containers.files.set(`${objects.find('Pod', 'web-1')?.metadata.uid}/tmp/state.db`, 'SQLite format 3');
    },
  });
  expect(reason).toBe('the count did not go on from 42: the app writes outside its volume (/data): /tmp/state.db');
});

test('fails without naming a file if the image has no shell', async () => {
  const { reason } = await checkCount({
    live: appManifests('web', { container: { ...withoutVisitsFile, image: 'bare' } }),
    images: { bare: { hasShell: false } },
  });
  expect(reason).toBe(
    "the count did not go on from 42: where the app stores it can't be seen, since its image has no shell with find",
  );
});

test('fails if the app counts without a volume, and says that there is none', async () => {
  const live = appManifests('web', { container: { ...withoutVisitsFile, volumeMounts: [] } });
  expect((await checkCount({ live })).reason).toMatch(/outside its volume \(no folder\)$/);
});

test('fails if the page of --counter has no number', async () => {
  const { status, reason } = await checkCount({ live: appManifests('web') }, '/nowhere');
  expect({ status, reason }).toEqual({ status: 'failed', reason: 'web-1 shows no number at /nowhere' });
});

test('fails if the page of --counter has several numbers', async () => {
  const answers = { '/visits': { status: 200, body: 'version 1.0, visit 42' } };
  const { reason } = await checkCount({ live: appManifests('web'), images: { [APP_IMAGE]: { responses: answers } } });
  expect(reason).toBe('web-1 shows no number at /visits');
});

test('fails if the page of --counter has no number after the pod is deleted', async () => {
  const answers: Record<string, { status: number; body?: string }> = {};
  const { reason, evidence } = await checkCount({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { responses: answers } },
    prepare: ({ parts }) => {
      parts.pods.watch(({ metadata }) => {
        if (metadata.deletionTimestamp !== undefined) answers['/visits'] = { status: 503, body: '42' };
      });
    },
  });
  expect(evidence[0]).toBe('web-1 showed at /visits: 42 before, no number after');
  expect(reason).toMatch(/^the count did not go on from 42/);
});

test('is skipped if the count is so small that one from 0 looks the same', async () => {
  const { status, reason } = await checkCount({
    live: appManifests('web'),
    images: { [APP_IMAGE]: { responses: { '/visits': { status: 200, body: 'v1' } } } },
  });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: '1 is too small to distinguish from a count that started again at 0',
  });
});

test('fails if the deleted pod does not come back', async () => {
  const { status, reason } = await checkCount({
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
    reason: 'web-1 did not come back within 12 seconds: it is not created again',
  });
});

test("skips the check of the app's count without --counter", async () => {
  const { status, reason } = await runCheck('app-persistence', { live: appManifests('web') });
  expect({ status, reason }).toEqual({
    status: 'skipped',
    reason: 'no path is set at which the app shows a number that it stores (--counter)',
  });
});

test("skips the check of the app's count with --read-only", async () => {
  const { reason } = await runCheck('app-persistence', {
    live: appManifests('web'),
    args: ['--counter=/visits', '--read-only'],
  });
  expect(reason).toBe('it deletes a pod, and --read-only changes nothing');
});
