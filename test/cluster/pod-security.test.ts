import { App, Chart, Testing } from 'cdk8s';
import { Image, PersistentStatefulApp, Probe, ProbedContainer, Security } from '../../lib/constructs';
import { appProps, synthStatefulSet, withContainer } from '../apps';
import { podOf } from '../controller';
import { findOnly, type Manifest } from '../manifests';
import { listOf, TestNamespace } from './kubectl';

let namespace: TestNamespace;

beforeAll(() => {
  namespace = TestNamespace.create({ 'pod-security.kubernetes.io/enforce': 'restricted' });
});

afterAll(() => namespace?.delete());

const dryRunCreate = (pod: Manifest) =>
  namespace.kubectl(['create', '--dry-run=server', '--filename=-'], JSON.stringify(pod));

test('creates pods that Pod Security restricted admits, by default', () => {
  const chart = new Chart(new App(), 'chart');
  new PersistentStatefulApp(chart, 'app', appProps());
  expect(dryRunCreate(podOf(findOnly(Testing.synth(chart), 'StatefulSet')))).toContain('pod/web-0 created');
});

test('Pod Security restricted rejects a pod that opts out of runAsNonRoot, for this field only', () => {
  const except = { runAsNonRoot: 'for this test', readOnlyRootFilesystem: 'for this test' };
  const pod = podOf(synthStatefulSet(withContainer({ security: Security.restricted({ except }) })));
  expect(() => dryRunCreate(pod)).toThrow(/violates PodSecurity "restricted:latest": runAsNonRoot != true [^,]*$/);
});

test('an app with runAsUser gets ready under Pod Security restricted', () => {
  const chart = new Chart(new App(), 'chart');
  const container = new ProbedContainer({
    image: Image.of('em1999jay/python-app:1.0.0'),
    port: { name: 'http', number: 5000 },
    liveness: Probe.httpGet({ path: '/' }),
    readiness: Probe.httpGet({ path: '/' }),
    env: [{ name: 'VISITS_FILE', value: '/data/visits' }],
    security: Security.restricted({ runAsUser: 1000 }),
  });
  new PersistentStatefulApp(chart, 'app', appProps({ container, replicas: 2 }));
  namespace.kubectl(['apply', '--filename=-'], listOf(Testing.synth(chart)));
  namespace.kubectl(['rollout', 'status', 'statefulset/web', '--timeout=180s']);
  expect(namespace.get('statefulset', 'web').status.readyReplicas).toBe(2);
});
