import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ImagePullPolicy } from 'cdk8s-plus-28';
import {
  Exposure,
  Image,
  PersistentStatefulApp,
  type PersistentStatefulAppProps,
  Probe,
  Security,
} from '../../lib/constructs';
import { MEASURED_MINORS, OLDEST_KUBERNETES } from '../../lib/kubernetes';
import { synth } from '../../lib/synth';
import { appProps, withContainer } from '../apps';
import type { Manifest } from '../manifests';

const { POLICY_TOOLS = '' } = process.env;

const reason = 'for this test';
/** An app that opts out of defaults, has two equal probes, and a node port. */
const OPTED_OUT: Partial<PersistentStatefulAppProps> = {
  ...withContainer({
    image: Image.mutable('registry.example.com/team/app:latest', { reason }),
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    liveness: Probe.httpGet({ path: '/' }),
    readiness: Probe.httpGet({ path: '/' }),
    security: Security.restricted({ except: { runAsNonRoot: reason, readOnlyRootFilesystem: reason } }),
  }),
  name: 'opted-out',
  replicas: 3,
  expose: Exposure.nodePort({ nodePort: 30007 }),
};

let outdir: string;
beforeAll(() => {
  if (!existsSync(join(POLICY_TOOLS, 'versions'))) {
    throw new Error('POLICY_TOOLS must be a folder that .ci/policy-tools has filled: .ci/policy-tools FOLDER');
  }
  outdir = mkdtempSync(join(tmpdir(), 'policy-'));
  const app = new App({ outdir });
  new PersistentStatefulApp(new Chart(app, 'default'), 'app', appProps({ replicas: 3 }));
  new PersistentStatefulApp(new Chart(app, 'opted-out'), 'app', appProps(OPTED_OUT));
  synth(app);
});
afterAll(() => outdir && rmSync(outdir, { recursive: true }));

function runTool(tool: string, ...args: readonly string[]): Manifest {
  const { error, stdout, stderr } = spawnSync(join(POLICY_TOOLS, tool), args, { encoding: 'utf8' });
  if (error || stdout === '') throw new Error(`${tool} printed nothing: ${error?.message ?? stderr}`);
  return JSON.parse(stdout);
}

test.each(MEASURED_MINORS)('writes objects that kubeconform accepts with the schemas of Kubernetes %s', (version) => {
  const schemas = `${POLICY_TOOLS}/schemas/v${version}/{{.ResourceKind}}{{.KindSuffix}}.json`;
  const args = ['-strict', '-summary', '-verbose', '-output', 'json', '-schema-location', schemas, outdir];
  const { resources, summary } = runTool('kubeconform', ...args);
  expect(resources.filter(({ status }: Manifest) => status !== 'statusValid')).toEqual([]);
  expect(summary).toEqual({ valid: 7, invalid: 0, errors: 0, skipped: 0 });
});

/** The faults that kube-score finds in every app. docs/policy.md gives the reasons. */
const FAULTS_OF_EVERY_APP = [
  'container-ephemeral-storage-request-and-limit',
  'container-image-pull-policy',
  'container-resources',
  'container-security-context-user-group-id',
  'pod-networkpolicy',
  'statefulset-has-host-podantiaffinity',
];
const KNOWN_FAULTS: Readonly<Record<string, readonly string[]>> = {
  default: FAULTS_OF_EVERY_APP,
  'opted-out': [
    ...FAULTS_OF_EVERY_APP,
    'container-image-tag',
    'container-security-context-readonlyrootfilesystem',
    'pod-probes-identical',
    'service-type',
  ],
};

const PASSING_GRADE = 10;
const OPTIONAL_TESTS = ['container-seccomp-profile', 'container-ports-check'].flatMap((id) => [
  '--enable-optional-test',
  id,
]);

describe('kube-score', () => {
  test.each(Object.entries(KNOWN_FAULTS))('finds exactly the known faults in the chart %s', (chart, known) => {
    const file = join(outdir, `${chart}.k8s.yaml`);
    const args = [
      'score',
      '--kubernetes-version',
      `v${OLDEST_KUBERNETES}`,
      '--output-format',
      'json',
      ...OPTIONAL_TESTS,
      file,
    ];
    const checks: Manifest[] = runTool('kube-score', ...args).flatMap(({ checks }: Manifest) => checks);
    const found = checks.filter(({ grade, skipped }) => grade < PASSING_GRADE && !skipped).map(({ check }) => check.id);
    expect([...new Set(found)].sort()).toEqual([...known].sort());
  });

  test('finds only faults that docs/policy.md explains', () => {
    const docs = readFileSync('docs/policy.md', 'utf8');
    for (const id of Object.values(KNOWN_FAULTS).flat()) expect(docs).toContain(`| \`${id}\` |`);
  });
});
