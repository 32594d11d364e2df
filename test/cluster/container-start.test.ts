import type { Manifest } from '../manifests';
import { listOf, TestNamespace, waitUntil } from './kubectl';

const TIMEOUT_SECONDS = 120;
const a = (length: number) => 'a'.repeat(length);

/** Containers that an API server accepts and constructs reject, since they cannot start. */
const FAILING_CONTAINERS: Readonly<Record<string, object>> = {
  'nul-in-environment': { env: [{ name: 'A', value: 'a\0b' }] },
  'long-variable': { env: [{ name: 'A', value: a(131_070) }] },
  'long-argument': { args: [a(131_072)] },
  'no-program': { command: [''] },
  'mount-at-proc': { volumeMounts: [{ name: 'data', mountPath: '/proc' }] },
  'mount-in-proc': { volumeMounts: [{ name: 'data', mountPath: '/proc/data' }] },
  'mount-at-dev': { volumeMounts: [{ name: 'data', mountPath: '/dev' }] },
  'long-part-of-a-path': { volumeMounts: [{ name: 'data', mountPath: `/${a(256)}` }] },
  'long-path': { volumeMounts: [{ name: 'data', mountPath: `/${a(199)}`.repeat(20) }] },
};

/** Similar containers that constructs accept. */
const RUNNING_CONTAINERS: Readonly<Record<string, object>> = {
  'nothing-special': {},
  'every-other-control-character': { env: [{ name: 'A', value: 'a\x01\x07\x1b\r\n\x7f\x85b' }] },
  'longest-variable': { env: [{ name: 'A', value: a(131_069) }] },
  'longest-argument': { args: [a(131_071)] },
  'dev-of-the-node-at-dev': { volumeMounts: [{ name: 'dev', mountPath: '/dev' }] },
  'mount-in-dev': { volumeMounts: [{ name: 'data', mountPath: '/dev/data' }] },
  'longest-part-of-a-path': { volumeMounts: [{ name: 'data', mountPath: `/${a(255)}` }] },
  'longest-path': { volumeMounts: [{ name: 'data', mountPath: `/${a(199)}`.repeat(15) }] },
};

let namespace: TestNamespace;
/** The state of each container, by pod: `waiting`, `running` or `terminated`. */
const states = new Map<string, string>();

beforeAll(async () => {
  namespace = TestNamespace.create();
  const pods = Object.entries({ ...FAILING_CONTAINERS, ...RUNNING_CONTAINERS }).map(createPod);
  namespace.kubectl(['create', '--filename=-'], listOf(pods));
  const areDecided = () => {
    for (const { metadata, status } of namespace.get('pods').items) {
      states.set(metadata.name, Object.keys(status.containerStatuses?.[0].state ?? { waiting: {} }).join());
    }
    return states.size === pods.length && ![...states.values()].includes('waiting');
  };
  // The test of a container that still waits fails.
  await waitUntil('all containers run or are terminated', TIMEOUT_SECONDS, areDecided).catch(() => {});
});
afterAll(() => namespace?.delete());

function createPod([name, more]: [string, object]): Manifest {
  const command = ['sh', '-c', 'exec sleep 600'];
  const container = { name: 'app', image: 'em1999jay/python-app:1.0.0', command, ...more };
  const spec = { restartPolicy: 'Never', terminationGracePeriodSeconds: 0, containers: [container] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      ...spec,
      volumes: [
        { name: 'data', emptyDir: {} },
        { name: 'dev', hostPath: { path: '/dev' } },
      ],
    },
  };
}

test.each(Object.keys(RUNNING_CONTAINERS))('a container that constructs accept starts: %s', (pod) => {
  expect(states.get(pod)).toBe('running');
});

test.each(Object.keys(FAILING_CONTAINERS))('a container that constructs reject cannot start: %s', (pod) => {
  expect(states.get(pod)).toBe('terminated');
});
