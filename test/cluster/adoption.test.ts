import { ApiObject, App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import {
  Exposure,
  Image,
  PersistentStatefulApp,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  Security,
} from '../../lib/constructs';
import type { Manifest } from '../manifests';
import { listOf, TestNamespace } from './kubectl';

const IMAGE = 'em1999jay/python-app:1.0.0';
const SELECTOR = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'prod' };
const LABELS = { ...SELECTOR, 'app.kubernetes.io/managed-by': 'Helm' };
const READY_SECONDS = 180;

/** What a Helm chart may have left in a cluster. */
const HELM_OBJECTS: readonly Manifest[] = [
  createService('web-headless', { clusterIP: 'None' }),
  createService('web', {}),
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', labels: LABELS },
    spec: {
      serviceName: 'web-headless',
      replicas: 2,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: { labels: LABELS },
        spec: {
          securityContext: { fsGroup: 20000 },
          containers: [
            {
              name: 'server',
              image: IMAGE,
              ports: [{ name: 'http', containerPort: 5000 }],
              livenessProbe: { tcpSocket: { port: 5000 } },
              readinessProbe: { httpGet: { path: '/', port: 5000 }, periodSeconds: 1 },
              volumeMounts: [{ name: 'storage', mountPath: '/data' }],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'storage', labels: SELECTOR },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1G' } } },
        },
      ],
    },
  },
];

function createService(name: string, spec: object): Manifest {
  const ports = [{ name: 'http', port: 5000, targetPort: 5000 }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: LABELS },
    spec: { ...spec, ports, selector: SELECTOR },
  };
}

/** The app that takes it over: what can't change is stated as it is. */
function createAdoptingApp(chart: Chart, more: Partial<ProbedContainerProps>): PersistentStatefulApp {
  return new PersistentStatefulApp(chart, 'app', {
    name: 'web',
    serviceName: 'web-headless',
    selector: SELECTOR,
    replicas: 2,
    podManagementPolicy: PodManagementPolicy.PARALLEL,
    container: new ProbedContainer({
      name: 'server',
      image: Image.of(IMAGE),
      port: { name: 'http', number: 5000 },
      liveness: Probe.tcpSocket(),
      readiness: Probe.httpGet({ path: '/', period: Duration.seconds(1) }),
      ...more,
    }),
    claims: [{ name: 'storage', mountPath: '/data', size: '1G', labels: SELECTOR }],
    expose: Exposure.clusterIp({ name: 'web' }),
    podLabels: { 'app.kubernetes.io/managed-by': 'Helm' },
    topologySpread: [],
  });
}

/** Takes out of the pod template what the old one doesn't have: for a first apply that restarts nothing. */
function removeNewPodFields(app: PersistentStatefulApp): void {
  const pod = '/spec/template/spec';
  ApiObject.of(app).addJsonPatch(
    JsonPatch.remove(`${pod}/automountServiceAccountToken`),
    JsonPatch.remove(`${pod}/securityContext/fsGroupChangePolicy`),
    JsonPatch.remove(`${pod}/containers/0/securityContext`),
    JsonPatch.remove(`${pod}/containers/0/volumeMounts/1`),
    JsonPatch.remove(`${pod}/volumes`),
  );
}

let namespace: TestNamespace;

beforeAll(() => {
  namespace = TestNamespace.create();
  // As Helm does it: `kubectl apply` finds no note of its own of what was applied before.
  namespace.kubectl(['create', '--filename=-'], listOf(HELM_OBJECTS));
  waitForRollout();
  namespace.exec('web-0', 'sh', '-c', 'echo from before > /data/mark');
});

afterAll(() => namespace?.delete());

const waitForRollout = () => namespace.kubectl(['rollout', 'status', 'statefulset/web', `--timeout=${READY_SECONDS}s`]);
const listPods = (): string[] =>
  namespace.get('pods').items.map(({ metadata }: Manifest) => `${metadata.name} ${metadata.uid}`);

function apply(more: Partial<ProbedContainerProps>, patch: (app: PersistentStatefulApp) => void = () => {}): string {
  const chart = new Chart(new App(), 'chart');
  patch(createAdoptingApp(chart, more));
  return namespace.kubectl(['apply', '--filename=-'], listOf(Testing.synth(chart)));
}

test('a StatefulSet that Helm made is adopted without a pod being replaced', () => {
  const before = listPods();
  const { updateRevision } = namespace.get('statefulset', 'web').status;
  expect(apply({}, removeNewPodFields)).toContain('statefulset.apps/web configured');
  waitForRollout();
  expect(listPods()).toEqual(before);
  expect(namespace.get('statefulset', 'web').status.updateRevision).toBe(updateRevision);
});

test('its protection is added when it suits, pod by pod, and the data stays', () => {
  const before = listPods();
  apply({
    env: [{ name: 'VISITS_FILE', value: '/data/visits' }],
    security: Security.restricted({ runAsUser: 1000 }),
  });
  waitForRollout();
  expect(listPods()).not.toEqual(before);
  expect(namespace.exec('web-0', 'cat', '/data/mark')).toBe('from before');
});
