import { setTimeout } from 'node:timers/promises';

const POLL_INTERVAL_MS = 1000;

/** Tells the time, and waits. Tests replace it. */
export interface Clock {
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  pause(ms: number): Promise<void>;
}

/** The clock of this machine. Its pauses reject when the signal is aborted. */
export function createClock(signal?: AbortSignal): Clock {
  return { now: () => performance.now(), pause: (ms) => setTimeout(ms, undefined, { signal }) };
}

/** Polls each second until there is an answer. Undefined if there is none before the timeout. */
export async function pollUntil<T>(
  clock: Clock,
  timeoutSeconds: number,
  poll: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = clock.now() + timeoutSeconds * 1000;
  for (;;) {
    const answer = await poll();
    if (answer !== undefined) return answer;
    if (clock.now() >= deadline) return undefined;
    await clock.pause(POLL_INTERVAL_MS);
  }
}
