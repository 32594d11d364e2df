import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ClusterClient } from './cluster-client';
import { withPortForward } from './port-forward';

let stopped = 0;

/** A cluster of which a port-forward tells these lines, and complains of this when it is stopped. */
function cluster(lines: readonly string[], complaint = ''): ClusterClient {
  stopped = 0;
  return new ClusterClient({
    run: () => Promise.reject(new Error('nothing is to be run')),
    start: () => ({
      lines: createInterface({ input: Readable.from(lines.map((line) => `${line}\n`)) }),
      stop: async () => {
        stopped += 1;
        return complaint;
      },
    }),
  });
}

const FORWARDING = 'Forwarding from 127.0.0.1:40123 -> 5000';
const use = async ({ port }: { port: number }) => port;

test('uses the local port that kubectl chooses, and stops the port-forward', async () => {
  const seen = await withPortForward(cluster(['something else', FORWARDING], 'it said this'), 'pod/web-0', 5000, use);
  expect(seen).toEqual({ result: 40123, stderr: 'it said this' });
  expect(stopped).toBeGreaterThan(0);
});

test('stops the port-forward if its use fails', async () => {
  const failing = () => Promise.reject(new Error('oops'));
  await expect(withPortForward(cluster([FORWARDING]), 'pod/web-0', 5000, failing)).rejects.toThrow('oops');
  expect(stopped).toBeGreaterThan(0);
});

test('reports why a port cannot be forwarded', async () => {
  const none = cluster([], 'error: unable to forward port because pod is not running. Current status=Pending\n');
  await expect(withPortForward(none, 'pod/web-0', 5000, use)).rejects.toThrow(
    /^kubectl port-forward pod\/web-0: unable to forward port because pod is not running\. Current status=Pending$/,
  );
});
