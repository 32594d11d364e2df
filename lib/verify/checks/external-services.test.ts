import { edited } from '../../../test/edited';
import type { SimulatedCluster } from '../../../test/simulated-cluster';
import { APP_IMAGE, appManifests, externalService, runCheck, type VerifyCase } from '../../../test/verify';

const NODE = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node' },
  status: {
    addresses: [
      { type: 'InternalIP', address: '10.0.0.1' },
      { type: 'Hostname', address: 'node' },
    ],
  },
};
const nodePortService = edited(externalService('web'), { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 30007 });
const FORBIDDEN = 'Error from server (Forbidden): nodes is forbidden: User "x" cannot list resource "nodes"';

const checkServices = (one: Omit<VerifyCase, 'args'>) =>
  runCheck('outside', { ...one, args: ['--read-only', '--timeout=5'] });
const makeUnreachable = (cluster: SimulatedCluster) => {
  cluster.parts.network.isReachable = false;
};
/** Makes the commands of kubectl that start like this fail. */
const failCommand = (start: string, stderr: string) => (cluster: SimulatedCluster) => {
  cluster.faults = { before: ({ args }) => (args.join(' ').startsWith(start) ? { code: 1, stderr } : undefined) };
};

describe('an external Service is reached', () => {
  test('by its node port', async () => {
    const { status, evidence } = await checkServices({ live: [...appManifests('web'), nodePortService, NODE] });
    expect(status).toBe('passed');
    expect(evidence).toEqual(['web-external:5000 at node port 10.0.0.1:30007/: answered 200']);
  });

  test('by the external address of a node before the internal one', async () => {
    const addresses = [...NODE.status.addresses, { type: 'ExternalIP', address: 'fd00::1' }];
    const { evidence } = await checkServices({
      live: [...appManifests('web'), nodePortService, edited(NODE, { 'status.addresses': addresses })],
    });
    expect(evidence).toEqual(['web-external:5000 at node port [fd00::1]:30007/: answered 200']);
  });

  test('by the IP or the hostname of its load balancer', async () => {
    const ingress = [{ hostname: 'lb.example' }, { ip: '203.0.113.1' }];
    const { evidence } = await checkServices({
      live: [...appManifests('web'), edited(externalService('web'), { 'spec.type': 'LoadBalancer' })],
      prepare: ({ parts }) => {
        parts.objects.find('Service', 'web-external').status = { loadBalancer: { ingress } };
      },
    });
    expect(evidence).toEqual(['web-external:5000 at load balancer lb.example:5000/: answered 200']);
  });

  test('by a port-forward if nodes are unreachable', async () => {
    const { status, evidence } = await checkServices({
      live: [...appManifests('web'), nodePortService, NODE],
      prepare: makeUnreachable,
    });
    expect(status).toBe('passed');
    expect(evidence).toEqual([
      'web-external:5000 at node port 10.0.0.1:30007/: did not answer: refused',
      'web-external:5000 by a port-forward/: answered 200',
    ]);
  });

  test('by a port-forward if the user may not list nodes', async () => {
    const { evidence } = await checkServices({
      live: [...appManifests('web'), nodePortService, NODE],
      prepare: failCommand('get nodes', FORBIDDEN),
    });
    expect(evidence).toEqual(['web-external:5000 by a port-forward/: answered 200']);
  });

  test('by no other route after an HTTP error', async () => {
    const live = [...appManifests('web', { container: { image: 'sick' } }), nodePortService, NODE];
    const { status, reason, evidence } = await checkServices({
      live,
      images: { sick: { responses: { '/': { status: 500 } } } },
    });
    expect(status).toBe('failed');
    expect(reason).toBe('web-external:5000 at node port 10.0.0.1:30007/: answered 500');
    expect(evidence).toHaveLength(1);
  });
});

test('connects to an external Service if no probe uses HTTP', async () => {
  const silent = { container: { livenessProbe: undefined, readinessProbe: undefined } };
  const near = await checkServices({ live: [...appManifests('web', silent), nodePortService, NODE] });
  expect(near.evidence).toEqual(['web-external:5000 at node port 10.0.0.1:30007: took a connection']);
  const far = await checkServices({
    live: [...appManifests('web', silent), nodePortService, NODE],
    prepare: makeUnreachable,
  });
  expect(far.evidence).toEqual([
    'web-external:5000 at node port 10.0.0.1:30007: did not answer: refused',
    'web-external:5000 by a port-forward: took a connection',
  ]);
});

test('skips a Service port that is not TCP', async () => {
  const udp = edited(externalService('web'), { 'spec.ports[0].protocol': 'UDP' });
  const { status, evidence } = await checkServices({ live: [...appManifests('web'), udp] });
  expect({ status, evidence }).toEqual({
    status: 'skipped',
    evidence: ['web-external:5000 uses UDP, which is not checked'],
  });
});

test('fails for an external Service that selects no ready pod', async () => {
  const live = [...appManifests('web'), externalService('web', 'nobody')];
  expect((await checkServices({ live, manifests: [...appManifests('web'), externalService('web')] })).reason).toBe(
    'the Service web-external selects no pod that is ready',
  );
  const unready = await checkServices({
    live: [...appManifests('web'), externalService('web')],
    images: { [APP_IMAGE]: { becomesReady: false } },
  });
  expect(unready.reason).toBe('the Service web-external selects no pod that is ready');
});

test('fails for a missing external Service', async () => {
  const { reason } = await checkServices({
    live: appManifests('web'),
    manifests: [...appManifests('web'), externalService('web')],
  });
  expect(reason).toBe('the Service web-external is not there');
});

test('skips external Services if the manifests have none', async () => {
  expect(await checkServices({ live: appManifests('web') })).toMatchObject({
    status: 'skipped',
    reason: 'the manifests have no external Service',
  });
});

test('ends if the cluster becomes unreachable while it lists nodes', async () => {
  const gone = failCommand('get nodes', 'Unable to connect to the server: EOF');
  await expect(checkServices({ live: [...appManifests('web'), nodePortService], prepare: gone })).rejects.toThrow(
    "The cluster can't be reached",
  );
});
