import { NO_PORT, type Web } from './app';
import type { Answer } from './ask';
import { forwarded } from './cluster';
import type { Context } from './context';

const NOWHERE: Answer = { isWell: false, told: 'has no port of that name', body: '' };
const FAILED = /an error occurred forwarding|lost connection|connection refused/i;

type Means = Pick<Context, 'cluster' | 'ask'>;

/** Asks a pod or a Service, over a port of this machine that kubectl forwards. */
export async function askWeb({ cluster, ask }: Means, target: string, port: number, web: Web): Promise<Answer> {
  if (port === NO_PORT) return NOWHERE;
  const { result } = await forwarded(cluster, target, port, (at) => ask.http({ ...web, ...at }));
  return result;
}

/** Whether a connection to a port of a pod or a Service is taken. */
export async function askTcp({ cluster, ask }: Means, target: string, port: number): Promise<Answer> {
  if (port === NO_PORT) return NOWHERE;
  const { result, complaints } = await forwarded(cluster, target, port, (at) => ask.tcp(at.host, at.port));
  return FAILED.test(complaints) ? { isWell: false, told: 'took no connection', body: '' } : result;
}
