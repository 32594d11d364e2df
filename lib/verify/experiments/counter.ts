import { frontPage } from '../app';
import { requestPage } from '../app-requests';
import { withPortForward } from '../cluster';
import type { CheckContext } from '../context';

type Means = Pick<CheckContext, 'app' | 'cluster' | 'network'>;

/** The number that a pod of the app tells at this path; undefined where it tells none. */
export async function readCount(means: Means, pod: string, path: string): Promise<number | undefined> {
  const front = frontPage(means.app);
  if (front === undefined) return undefined;
  const { isOk: isWell, body } = await requestPage(means, `pod/${pod}`, front.port, { ...front, path });
  // Of several it could not be told which one is meant.
  const [digits, another] = body.match(/\d+/g) ?? [];
  return isWell && digits !== undefined && another === undefined ? Number(digits) : undefined;
}

/** Visits the front page of a pod so often. */
export async function visitPod({ app, cluster, network: ask }: Means, pod: string, times: number): Promise<void> {
  const front = frontPage(app);
  if (front === undefined) return;
  await withPortForward(cluster, `pod/${pod}`, front.port, async (at) => {
    const page = { ...front, ...at, path: '/' };
    // At once, since each takes a second over a forwarded port.
    await Promise.all(Array.from({ length: times }, () => ask.sendHttpRequest(page)));
  });
}
