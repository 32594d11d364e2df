import { createClock, pollUntil } from './clock';

const time = { now: 0 };
const fake = {
  now: () => time.now,
  pause: async (ms: number) => {
    time.now += ms;
  },
};

beforeEach(() => Object.assign(time, { now: 0 }));

test('polls each second until there is an answer', async () => {
  expect(await pollUntil(fake, 60, async () => (time.now >= 5000 ? time.now : undefined))).toBe(5000);
});

test('stops polling at the timeout, after a last attempt', async () => {
  const asked: number[] = [];
  expect(await pollUntil(fake, 3, async () => void asked.push(time.now))).toBeUndefined();
  expect(asked).toEqual([0, 1000, 2000, 3000]);
});

test('pauses until the signal is aborted', async () => {
  const stopping = new AbortController();
  const { now, pause } = createClock(stopping.signal);
  const start = now();
  await pause(20);
  expect(now() - start).toBeGreaterThanOrEqual(15);
  stopping.abort();
  await expect(pause(60_000)).rejects.toThrow('aborted');
});
