import { setTimeout } from 'node:timers/promises';

const POLL_MS = 1000;

/** How time goes by. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  pause(ms: number): Promise<void>;
}

/** Time as it goes by, until it is interrupted. */
export function createClock(signal?: AbortSignal): Clock {
  return { now: () => performance.now(), pause: (ms) => setTimeout(ms, undefined, { signal }) };
}

/** Asks again and again until there is an answer; undefined where there is none in time. */
export async function pollUntil<T>(
  time: Clock,
  seconds: number,
  answer: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = time.now() + seconds * 1000;
  for (;;) {
    const found = await answer();
    if (found !== undefined) return found;
    if (time.now() >= deadline) return undefined;
    await time.pause(POLL_MS);
  }
}
