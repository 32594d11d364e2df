import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import { APP_IMAGE, appManifests, runCheck, withPartition } from '../../../test/verify';

const LOOK = ['--read-only', '--timeout=5'];
const NO_PROBES = { livenessProbe: undefined, readinessProbe: undefined };
const withProbe = (probe: object) =>
  appManifests('web', { container: { ...NO_PROBES, readinessProbe: probe }, spec: { replicas: 1 } });

test('sends the requests of all probes to each pod', async () => {
  const { status, evidence } = await runCheck('probes', { live: appManifests('web'), args: LOOK });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'web-0: livenessProbe, GET / at port 5000: answered 200',
    'web-0: readinessProbe, GET / at port 5000: answered 200',
    'web-1: livenessProbe, GET / at port 5000: answered 200',
    'web-1: readinessProbe, GET / at port 5000: answered 200',
  ]);
});

describe('a probe', () => {
  const checkProbe = async (probe: object, image = {}) =>
    runCheck('probes', { live: withProbe(probe), args: LOOK, images: { [APP_IMAGE]: image } });

  test('over HTTP is sent to its own path and port', async () => {
    const probe = {
      httpGet: { path: '/healthz', port: 8080, scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'web' }] },
    };
    const { evidence } = await checkProbe(probe, { responses: { '/healthz': { status: 204 } } });
    expect(evidence).toEqual(['web-0: readinessProbe, GET /healthz at port 8080: answered 204']);
  });

  test('over TCP is a connection', async () => {
    const { evidence } = await checkProbe({ tcpSocket: { port: 'http' } });
    expect(evidence).toEqual(['web-0: readinessProbe, TCP port 5000: took a connection']);
  });

  test('by a command is run in the container', async () => {
    const { evidence } = await checkProbe({ exec: { command: ['check', '--deep'] } });
    expect(evidence).toEqual(['web-0: readinessProbe, check --deep: ended with 0']);
  });

  test('over gRPC is taken from the condition Ready', async () => {
    const { evidence } = await checkProbe({ grpc: { port: 5000 } });
    expect(evidence).toEqual(['web-0: readinessProbe, gRPC: is ready, says the kubelet']);
  });

  test('fails the check if it does not pass', async () => {
    const lost = await checkProbe({ httpGet: { path: '/nowhere', port: 5000 } });
    expect(lost.reason).toBe('web-0 fails its readinessProbe, GET /nowhere at port 5000: it answered 404');
    const command = await checkProbe(
      { exec: { command: ['check'] } },
      { commands: { check: { code: 3, stderr: 'no' } } },
    );
    expect(command.reason).toBe('web-0 fails its readinessProbe, check: it ended with 3: no');
    const silent = await checkProbe({ exec: { command: ['check'] } }, { commands: { check: { code: 1 } } });
    expect(silent.reason).toBe('web-0 fails its readinessProbe, check: it ended with 1');
    const grpc = await checkProbe({ grpc: { port: 5000 } }, { becomesReady: false });
    expect(grpc.reason).toBe('web-0 fails its readinessProbe, gRPC: it is not ready, says the kubelet');
  });
});

test('fails for a TCP probe whose connection kubectl cannot forward', async () => {
  const { reason } = await runCheck('probes', {
    live: withProbe({ tcpSocket: { port: 5000 } }),
    args: LOOK,
    prepare: (cluster) => {
      cluster.parts.network.forwardingError = 'E1125 an error occurred forwarding 40000 -> 5000: connection refused';
    },
  });
  expect(reason).toBe('web-0 fails its readinessProbe, TCP port 5000: it took no connection');
});

test.each([
  ['HTTP', { httpGet: { path: '/', port: 'admin' } }, 'GET / at port 0'],
  ['TCP', { tcpSocket: { port: 'admin' } }, 'TCP port 0'],
])('fails for a probe over %s at a port name that the container does not declare', async (_, probe, asks) => {
  const { reason } = await runCheck('probes', { live: withProbe(probe), args: LOOK });
  expect(reason).toBe(`web-0 fails its readinessProbe, ${asks}: it has no port of that name`);
});

test('reports an unreachable cluster if the connection is lost during an exec probe', async () => {
  const lost = runCheck('probes', {
    live: withProbe({ exec: { command: ['check'] } }),
    args: LOOK,
    prepare: (cluster) => {
      const stderr = 'Unable to connect to the server: EOF';
      cluster.faults = { before: ({ args }) => (args[0] === 'exec' ? { code: 1, stderr } : undefined) };
    },
  });
  await expect(lost).rejects.toThrow("The cluster can't be reached");
});

test('fails for probes of pods that do not run', async () => {
  const live = appManifests('web', { container: { image: 'none' } });
  const { status, reason } = await runCheck('probes', { live, args: LOOK, images: { none: { canBePulled: false } } });
  expect(status).toBe('failed');
  expect(reason).toBe('kubectl port-forward pod/web-0: unable to forward port because pod is not running');
});

test('fails if the live probes differ from the manifest', async () => {
  const [service, statefulSet, budget] = appManifests('web', { spec: { replicas: 1 } });
  const container = 'spec.template.spec.containers[0]';
  const live = [
    service,
    edited(statefulSet, {
      [`${container}.livenessProbe`]: undefined,
      [`${container}.readinessProbe.periodSeconds`]: 7,
      [`${container}.readinessProbe.initialDelaySeconds`]: 3,
    }),
    budget,
  ];
  const { reason } = await runCheck('probes', { live, manifests: [service, statefulSet, budget], args: LOOK });
  expect(reason).toBe(
    'web-0: livenessProbe is not there; web-0: readinessProbe.periodSeconds is 7, not 1; ' +
      'web-0: readinessProbe.initialDelaySeconds is 3, not there',
  );
});

test('checks pods of an older revision by their own probes', async () => {
  const { status, evidence } = await runCheck('probes', {
    live: appManifests('web', { spec: withPartition(1) }),
    args: LOOK,
    prepare: ({ parts: { clock, objects } }) => {
      const { containers } = (objects.find('StatefulSet', 'web') as Manifest).spec.template.spec;
      containers[0].livenessProbe.httpGet.path = '/visits';
      clock.advance(10_000);
    },
    manifests: appManifests('web', {
      spec: withPartition(1),
      container: { livenessProbe: { httpGet: { path: '/visits', port: 'http' }, periodSeconds: 2 } },
    }),
  });
  expect(status).toBe('passed');
  expect(evidence[0]).toBe('web-0 is held back on revision web-1, and checked by its own probes');
  expect(evidence.filter((line) => line.includes('liveness'))).toEqual([
    'web-0: livenessProbe, GET / at port 5000: answered 200',
    'web-1: livenessProbe, GET /visits at port 5000: answered 200',
  ]);
});

test('checks the probes of sidecars and init containers', async () => {
  const sidecar = {
    name: 'proxy',
    image: 'proxy:1',
    restartPolicy: 'Always',
    readinessProbe: { tcpSocket: { port: 15000 } },
  };
  const live = appManifests('web', { pod: { initContainers: [sidecar] }, spec: { replicas: 1 }, container: NO_PROBES });
  const { evidence } = await runCheck('probes', { live, args: LOOK });
  expect(evidence).toEqual(['web-0: readinessProbe, TCP port 15000: took a connection']);
});

test('skips probes if the manifest has none', async () => {
  const { status, reason } = await runCheck('probes', {
    live: appManifests('web', { container: NO_PROBES }),
    args: LOOK,
  });
  expect({ status, reason }).toEqual({ status: 'skipped', reason: 'the manifest has no probes' });
});
