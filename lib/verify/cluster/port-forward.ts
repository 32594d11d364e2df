import type { ClusterClient } from './cluster-client';
import { toKubectlError } from './errors';

const LOCAL_HOST = '127.0.0.1';
const FORWARDING = /^Forwarding from 127\.0\.0\.1:(\d+) /;

/** A port of this machine that kubectl forwards. */
export interface LocalPort {
  readonly host: string;
  readonly port: number;
}

/**
 * Calls a function with a local port that leads to a port of a pod or Service.
 *
 * @returns the function's result, and the errors that kubectl wrote meanwhile
 * @throws CannotVerify or KubectlFailure if the port cannot be forwarded
 */
export async function withPortForward<T>(
  cluster: ClusterClient,
  target: string,
  port: number,
  use: (local: LocalPort) => Promise<T>,
): Promise<{ readonly result: T; readonly stderr: string }> {
  const command = cluster.portForward(target, port);
  try {
    for await (const line of command.lines) {
      const localPort = FORWARDING.exec(line)?.[1];
      if (localPort !== undefined) {
        const result = await use({ host: LOCAL_HOST, port: Number(localPort) });
        return { result, stderr: await command.stop() };
      }
    }
  } finally {
    await command.stop();
  }
  throw toKubectlError(['port-forward', target], await command.stop());
}
