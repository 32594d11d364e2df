import { spawnSync } from 'node:child_process';
import { delimiter, dirname, resolve } from 'node:path';
import { readText, UnusableInput } from '../../lib/manifests';
import { type RenderOptions, renderFolder, renderRevision } from '../../lib/rendering';
import { type Files, TestFolder } from '../folders';

const { HELM, PATH } = process.env;
const CHART: Files = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'chart/values.yaml': 'imagePullPolicy: IfNotPresent\n',
  'chart/templates/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: web, image: web:1, imagePullPolicy: {{ .Values.imagePullPolicy }}}\n',
};
const OPTIONS: RenderOptions = { releaseName: 'web', values: [], kubernetes: '1.34' };
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

const start = process.cwd();
let folder: TestFolder;

beforeEach(() => {
  process.env.PATH = [...(HELM ? [dirname(resolve(HELM))] : []), PATH].join(delimiter);
  folder = new TestFolder(CHART);
  process.chdir(folder.path);
});

afterEach(() => {
  process.chdir(start);
  process.env.PATH = PATH;
  folder.delete();
});

/** Runs a command line in bash. Returns its output. */
function run(command: string): Buffer {
  const { error, status, stdout, stderr } = spawnSync('bash', ['-c', command], { env: { ...process.env } });
  if (error !== undefined || status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return stdout;
}

function messageOf(render: () => unknown): string {
  try {
    render();
  } catch (error) {
    if (error instanceof UnusableInput) return error.message;
    throw error;
  }
  return '';
}

const manifestsOf = ({ objects }: ReturnType<typeof readText>) => objects.map(({ manifest }) => manifest);

describe('a Helm chart', () => {
  const values = { ...OPTIONS, releaseNamespace: 'shop', values: ['always.yaml'] };

  beforeEach(() => {
    folder.write({
      'always.yaml': 'imagePullPolicy: Always\n',
      'chart/templates/release.yaml': `${CONFIG_MAP}data:\n  release: {{ .Release.Name }} {{ .Release.Namespace }} {{ .Capabilities.KubeVersion.Minor }}\n`,
    });
  });

  test('renders like the command that the review shows, on disk and at a revision', () => {
    const rendered = renderFolder('chart', 'helm', values);
    expect(manifestsOf(rendered)).toEqual(manifestsOf(readText('output', run(rendered.command))));
    expect(manifestsOf(rendered)).toContainEqual(expect.objectContaining({ data: { release: 'web shop 34' } }));
    expect(JSON.stringify(manifestsOf(rendered))).toContain('"imagePullPolicy":"Always"');
    folder.commit('first');
    folder.write({ 'always.yaml': 'imagePullPolicy: Never\n' });
    expect(manifestsOf(renderRevision('HEAD', 'chart', 'helm', values))).toEqual(manifestsOf(rendered));
  });

  test('without its dependencies fails with the command that downloads them', () => {
    folder.write({
      'chart/Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies:\n- {name: redis, version: 1.0.0, repository: "https://example.com"}\n',
    });
    const message = messageOf(() => renderFolder('chart', 'helm', OPTIONS));
    expect(message).toMatch(/^chart: helm template failed: .*missing in charts\/ directory: redis/s);
    expect(message).toContain('Run `helm dependency build chart` first.');
  });

  test('whose schema needs the network fails, since rendering uses no network', () => {
    folder.write({ 'chart/values.schema.json': '{"$ref": "https://example.com/schema.json"}' });
    const message = messageOf(() => renderFolder('chart', 'helm', OPTIONS));
    expect(message).toMatch(/https:\/\/example\.com\/schema\.json/);
    expect(message).toMatch(/\n--render uses no network\.$/);
  });

  test('with an error in a template fails with the file and line', () => {
    folder.write({ 'chart/templates/wrong.yaml': 'a: {{ fail "no such thing" }}\n' });
    folder.commit('first');
    expect(messageOf(() => renderRevision('HEAD', 'chart', 'helm', OPTIONS))).toMatch(
      /^HEAD:chart: helm template failed: .*templates\/wrong\.yaml:1:6.*no such thing/s,
    );
  });
});

describe('a kustomization', () => {
  beforeEach(() => {
    folder.write({
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': CONFIG_MAP,
      'over/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: prod-\n',
      'secret.txt': 'secret\n',
    });
  });

  test('renders like the command that the review shows, on disk and at a revision', () => {
    folder.commit('first');
    const rendered = renderFolder('over/prod', 'kustomize', OPTIONS);
    expect(manifestsOf(rendered)).toMatchObject([{ metadata: { name: 'prod-a' } }]);
    expect(manifestsOf(rendered)).toEqual(manifestsOf(readText('output', run(rendered.command))));
    expect(manifestsOf(renderRevision('HEAD', 'over/prod', 'kustomize', OPTIONS))).toEqual(manifestsOf(rendered));
  });

  test('cannot read files above its folder', () => {
    folder.write({ 'over/prod/kustomization.yaml': 'configMapGenerator: [{name: a, files: [../../secret.txt]}]\n' });
    expect(messageOf(() => renderFolder('over/prod', 'kustomize', OPTIONS))).toMatch(
      /^over\/prod: kubectl kustomize failed: .*secret\.txt' is not in or below/s,
    );
  });

  test('that includes itself fails with the message of kubectl', () => {
    folder.write({ 'base/kustomization.yaml': 'resources: [../over/prod]\n' });
    expect(messageOf(() => renderFolder('over/prod', 'kustomize', OPTIONS))).toMatch(/cycle detected/);
  });
});
