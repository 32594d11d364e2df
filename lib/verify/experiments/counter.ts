import { frontOf } from '../app';
import { askWeb } from '../asking';
import { forwarded } from '../cluster';
import type { Context } from '../context';

type Means = Pick<Context, 'app' | 'cluster' | 'ask'>;

/** The number that a pod of the app tells at this path; undefined where it tells none. */
export async function countOf(means: Means, pod: string, path: string): Promise<number | undefined> {
  const front = frontOf(means.app);
  if (front === undefined) return undefined;
  const { isWell, body } = await askWeb(means, `pod/${pod}`, front.port, { ...front, path });
  // Of several it could not be told which one is meant.
  const [digits, another] = body.match(/\d+/g) ?? [];
  return isWell && digits !== undefined && another === undefined ? Number(digits) : undefined;
}

/** Visits the front page of a pod so often. */
export async function visit({ app, cluster, ask }: Means, pod: string, times: number): Promise<void> {
  const front = frontOf(app);
  if (front === undefined) return;
  await forwarded(cluster, `pod/${pod}`, front.port, async (at) => {
    const page = { ...front, ...at, path: '/' };
    // At once, since each takes a second over a forwarded port.
    await Promise.all(Array.from({ length: times }, () => ask.http(page)));
  });
}
