import type { ClusterClient } from './cluster-client';
import { toKubectlError } from './failure';

/** Where ports of others are had on this machine. */
const HERE = '127.0.0.1';
const FORWARDING = /^Forwarding from 127\.0\.0\.1:(\d+) /;

/** A port of a pod or Service, asked from this machine. */
export async function withPortForward<T>(
  cluster: ClusterClient,
  target: string,
  port: number,
  use: (at: { readonly host: string; readonly port: number }) => Promise<T>,
): Promise<{ readonly result: T; readonly complaints: string }> {
  const started = cluster.portForward(target, port);
  try {
    for await (const line of started.lines) {
      const local = FORWARDING.exec(line)?.[1];
      if (local !== undefined) {
        const result = await use({ host: HERE, port: Number(local) });
        return { result, complaints: await started.stop() };
      }
    }
  } finally {
    await started.stop();
  }
  throw toKubectlError(['port-forward', target], await started.stop());
}
