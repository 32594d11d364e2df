import { type HttpEndpoint, UNKNOWN_PORT } from './app';
import type { AppContext } from './app-context';
import { withPortForward } from './cluster';
import type { AppResponse } from './network';

const UNKNOWN_PORT_RESPONSE: AppResponse = { isOk: false, summary: 'has no port of that name', body: '' };
const FORWARDING_ERRORS = /an error occurred forwarding|lost connection|connection refused/i;

type Access = Pick<AppContext, 'cluster' | 'network'>;

/** Requests an endpoint of a pod or Service, such as `pod/web-0`, through a port-forward. */
export async function requestPage(
  { cluster, network }: Access,
  target: string,
  port: number,
  endpoint: HttpEndpoint,
): Promise<AppResponse> {
  if (port === UNKNOWN_PORT) return UNKNOWN_PORT_RESPONSE;
  const { result } = await withPortForward(cluster, target, port, (local) =>
    network.sendHttpRequest({ ...endpoint, ...local }),
  );
  return result;
}

/** Connects to a TCP port of a pod or Service, such as `pod/web-0`, through a port-forward. */
export async function connectTo({ cluster, network }: Access, target: string, port: number): Promise<AppResponse> {
  if (port === UNKNOWN_PORT) return UNKNOWN_PORT_RESPONSE;
  const { result, stderr } = await withPortForward(cluster, target, port, (local) =>
    network.openTcpConnection(local.host, local.port),
  );
  return FORWARDING_ERRORS.test(stderr) ? { isOk: false, summary: 'took no connection', body: '' } : result;
}
