import { type HttpEndpoint, UNKNOWN_PORT } from './app';
import { withPortForward } from './cluster';
import type { CheckContext } from './context';
import type { AppResponse } from './network';

const NOWHERE: AppResponse = { isOk: false, summary: 'has no port of that name', body: '' };
const FAILED = /an error occurred forwarding|lost connection|connection refused/i;

type Means = Pick<CheckContext, 'cluster' | 'network'>;

/** Asks a pod or a Service, over a port of this machine that kubectl forwards. */
export async function requestPage(
  { cluster, network: ask }: Means,
  target: string,
  port: number,
  web: HttpEndpoint,
): Promise<AppResponse> {
  if (port === UNKNOWN_PORT) return NOWHERE;
  const { result } = await withPortForward(cluster, target, port, (at) => ask.sendHttpRequest({ ...web, ...at }));
  return result;
}

/** Whether a connection to a port of a pod or a Service is taken. */
export async function connectTo({ cluster, network: ask }: Means, target: string, port: number): Promise<AppResponse> {
  if (port === UNKNOWN_PORT) return NOWHERE;
  const { result, complaints } = await withPortForward(cluster, target, port, (at) =>
    ask.openTcpConnection(at.host, at.port),
  );
  return FAILED.test(complaints) ? { isOk: false, summary: 'took no connection', body: '' } : result;
}
