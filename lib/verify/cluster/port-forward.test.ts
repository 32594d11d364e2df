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

test('the port is used that kubectl chooses, and given up again', async () => {
  const seen = await withPortForward(cluster(['something else', FORWARDING], 'it said this'), 'pod/web-0', 5000, use);
  expect(seen).toEqual({ result: 40123, complaints: 'it said this' });
  expect(stopped).toBeGreaterThan(0);
});

test('it is given up too where what uses it fails', async () => {
  const failing = () => Promise.reject(new Error('oops'));
  await expect(withPortForward(cluster([FORWARDING]), 'pod/web-0', 5000, failing)).rejects.toThrow('oops');
  expect(stopped).toBeGreaterThan(0);
});

test('where there is none, it says why', async () => {
  const none = cluster([], 'error: unable to forward port because pod is not running. Current status=Pending\n');
  await expect(withPortForward(none, 'pod/web-0', 5000, use)).rejects.toThrow(
    /^kubectl port-forward pod\/web-0: unable to forward port because pod is not running\. Current status=Pending$/,
  );
});
