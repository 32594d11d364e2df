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

/** Objects as a Helm chart may have created them in a cluster. */
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

/** Adds the app that adopts the objects to a chart. Immutable fields keep their values. */
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

/** Removes the fields that the old pod template lacks, so that the first apply restarts no pod. */
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
  // Like Helm: without the annotation of `kubectl apply`.
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

test('adopts a StatefulSet of a Helm release without replacing a pod', () => {
  const before = listPods();
  const { updateRevision } = namespace.get('statefulset', 'web').status;
  expect(apply({}, removeNewPodFields)).toContain('statefulset.apps/web configured');
  waitForRollout();
  expect(listPods()).toEqual(before);
  expect(namespace.get('statefulset', 'web').status.updateRevision).toBe(updateRevision);
});

test('adds the security defaults to an adopted StatefulSet later, pod by pod, and keeps the data', () => {
  const before = listPods();
  apply({
    env: [{ name: 'VISITS_FILE', value: '/data/visits' }],
    security: Security.restricted({ runAsUser: 1000 }),
  });
  waitForRollout();
  expect(listPods()).not.toEqual(before);
  expect(namespace.exec('web-0', 'cat', '/data/mark')).toBe('from before');
});
