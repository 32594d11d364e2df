import { frontPage } from '../app';
import type { AppContext } from '../app-context';
import { requestPage } from '../app-requests';
import { withPortForward } from '../cluster';

type Access = Pick<AppContext, 'app' | 'cluster' | 'network'>;

/** Requests the number that a pod shows at a path. Undefined if the page has no number, or several. */
export async function readCount(access: Access, pod: string, path: string): Promise<number | undefined> {
  const page = frontPage(access.app);
  if (page === undefined) return undefined;
  const { isOk, body } = await requestPage(access, `pod/${pod}`, page.port, { ...page, path });
  const [digits, another] = body.match(/\d+/g) ?? [];
  return isOk && digits !== undefined && another === undefined ? Number(digits) : undefined;
}

/** Requests the page `/` of a pod several times. */
export async function visitPod({ app, cluster, network }: Access, pod: string, times: number): Promise<void> {
  const page = frontPage(app);
  if (page === undefined) return;
  await withPortForward(cluster, `pod/${pod}`, page.port, async (local) => {
    const request = { ...page, ...local, path: '/' };
    // In parallel, since each takes a second through a forwarded port.
    await Promise.all(Array.from({ length: times }, () => network.sendHttpRequest(request)));
  });
}
