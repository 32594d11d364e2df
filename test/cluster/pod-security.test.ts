import { App, Chart, Testing } from 'cdk8s';
import { PersistentStatefulApp } from '../../lib/constructs';
import { appProps } from '../apps';
import { type Manifest, only, read } from '../manifests';
import { TestNamespace } from './kubectl';

let namespace: TestNamespace;

beforeAll(() => {
  namespace = TestNamespace.create({ 'pod-security.kubernetes.io/enforce': 'restricted' });
});

afterAll(() => namespace?.delete());

/** A pod as the StatefulSet would make it, with an empty volume for each claim. */
function podOf(statefulSet: Manifest): string {
  const { template, volumeClaimTemplates } = statefulSet.spec;
  const claims = volumeClaimTemplates.map(({ metadata }: Manifest) => ({ name: metadata.name, emptyDir: {} }));
  const spec = { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] };
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, name: 'pod' }, spec });
}

const create = (pod: string) => namespace.kubectl(['create', '--dry-run=server', '--filename=-'], pod);

test('an app that was told nothing passes Pod Security restricted', () => {
  const chart = new Chart(new App(), 'chart');
  new PersistentStatefulApp(chart, 'app', appProps());
  expect(create(podOf(only(Testing.synth(chart), 'StatefulSet')))).toContain('pod/pod created');
});

test.each(['python-app', 'node-app'])('%s is refused by it for its user alone', (app) => {
  const pod = podOf(only(read(`dist/${app}.k8s.yaml`), 'StatefulSet'));
  expect(() => create(pod)).toThrow(/violates PodSecurity "restricted:latest": runAsNonRoot != true [^,]*$/);
});
