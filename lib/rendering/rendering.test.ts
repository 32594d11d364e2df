import childProcess, { execFileSync } from 'node:child_process';
import fs, { chmodSync, readdirSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { TestFolder } from '../../test/folders';
import { problemsOf } from '../../test/unusable-input';
import { type RenderOptions, renderFolder, renderRevision } from '.';
import { withTemporaryFolder } from './temporary-folder';

const { PATH } = process.env;
const OPTIONS: RenderOptions = { values: [], kubernetes: '1.34' };
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
/** A fake program: one that writes its arguments and what it finds in its surroundings as a ConfigMap. */
const SPY = `echo 'apiVersion: v1
kind: ConfigMap
metadata: {name: spy}
data:'
for argument; do echo "  a$((n=n+1)): '$argument'"; done
echo "  path: '$PATH'
  home: '$HOME'
  here: '$PWD'
  plugins: '$HELM_PLUGINS $HELM_NO_PLUGINS'
  driver: '$HELM_DRIVER'
  proxy: '$HTTPS_PROXY'
  git: '$(command -v git || echo none)'
  stdin: '$(read line; echo $line)'"`;

const start = process.cwd();
let folder: TestFolder;
let outside: TestFolder;

beforeEach(() => {
  outside = new TestFolder({ 'secret.yaml': '' });
  folder = new TestFolder({ 'temporary/.keep': '', 'chart/Chart.yaml': 'name: web', 'bin/.keep': '' });
  process.chdir(folder.path);
  process.env.PATH = `${join(folder.path, 'bin')}:${PATH}`;
  jest.spyOn(os, 'tmpdir').mockReturnValue(join(folder.path, 'temporary'));
});

afterEach(() => {
  process.chdir(start);
  // Nothing may be left behind, whatever went wrong.
  expect(readdirSync(join(folder.path, 'temporary'))).toEqual(['.keep']);
  process.env.PATH = PATH;
  folder.delete();
  outside.delete();
  jest.restoreAllMocks();
});

function install(program: string, script: string): void {
  folder.write({ [`bin/${program}`]: `#!/bin/sh\n${script}\n` });
  chmodSync(`bin/${program}`, 0o755);
}

/** The arguments and the environment of a fake program, which it prints as a manifest. */
function parseFakeOutput(run: () => ReturnType<typeof renderFolder>): {
  args: string[];
  around: Record<string, string>;
} {
  const entries = Object.entries(run().objects[0]?.manifest.data as Record<string, string>);
  const isArgument = ([key]: [string, string]) => /^a\d+$/.test(key);
  return {
    args: entries.filter(isArgument).map(([, value]) => value),
    around: Object.fromEntries(entries.filter((entry) => !isArgument(entry))),
  };
}

const helm = (options: Partial<RenderOptions> = {}) => renderFolder('chart/', 'helm', { ...OPTIONS, ...options });
const kustomize = (path = 'over/prod') => renderFolder(path, 'kustomize', OPTIONS);

describe('helm template', () => {
  test('gets only the release, the chart and the values files', () => {
    install('helm', SPY);
    folder.write({ 'values/a.yaml': '', 'values/b c.yaml': '' });
    const options = {
      releaseName: 'web',
      releaseNamespace: 'shop',
      values: ['values/a.yaml', 'values/b c.yaml'],
    };
    const top = folder.path;
    expect(parseFakeOutput(() => helm(options)).args).toEqual([
      'template',
      'web',
      `${top}/chart`,
      '--namespace',
      'shop',
      '--values',
      `${top}/values/a.yaml`,
      '--values',
      `${top}/values/b c.yaml`,
      '--kube-version',
      '1.34',
    ]);
    expect(helm(options)).toMatchObject({
      command:
        "helm template web chart --namespace shop --values values/a.yaml --values 'values/b c.yaml' --kube-version 1.34",
      file: 'chart.rendered.yaml',
      folder: '',
      objects: [{ file: 'chart.rendered.yaml', line: 1 }],
    });
    expect(helm().command).toBe('helm template release-name chart --kube-version 1.34');
  });

  test('has no plugins, other programs, user settings or network', () => {
    install('helm', SPY);
    Object.assign(process.env, { HELM_DRIVER: 'sql', HELM_PLUGINS: '/plugins' });
    const { around } = parseFakeOutput(helm);
    delete process.env.HELM_DRIVER;
    delete process.env.HELM_PLUGINS;
    const home = around.home ?? '';
    expect(home).toMatch(/temporary\/review-/);
    expect(around).toEqual({
      path: home,
      home,
      here: home,
      plugins: `${home}/plugins 1`,
      driver: '',
      proxy: 'http://127.0.0.1:9',
      git: 'none',
      stdin: '',
    });
  });

  test('is reported with its own message, shortened, if it fails', () => {
    install(
      'helm',
      `echo 'Error: it is \u001b[31mwrong' >&2; n=1; while [ $n -lt 20 ]; do echo $n >&2; n=$((n+1)); done; exit 1`,
    );
    expect(problemsOf(helm)[0]?.split('\n')).toEqual([
      'chart: helm template failed: it is \\u{1b}[31mwrong',
      ...Array.from({ length: 11 }, (_, index) => String(index + 1)),
      '… 8 more lines',
    ]);
    install('helm', 'exit 3');
    expect(problemsOf(helm)).toEqual(['chart: helm template failed: exit code 3']);
    install('helm', 'kill -9 $$');
    expect(problemsOf(helm)).toEqual(['chart: helm template failed: SIGKILL']);
  });

  test('is stopped at its timeout', () => {
    install('helm', 'while :; do :; done');
    expect(problemsOf(() => helm({ timeoutSeconds: 0.2 }))).toEqual(['chart: helm template was stopped after 0.2 s.']);
  });

  test("is reported with the page to install it if it can't be run", () => {
    folder.write({ 'bin/helm': 'no program' });
    chmodSync('bin/helm', 0o755);
    jest.spyOn(childProcess, 'spawnSync').mockReturnValueOnce({ error: new Error('spawnSync helm EACCES') } as never);
    expect(problemsOf(helm)).toEqual(["chart: helm template can't be run: spawnSync helm EACCES"]);
    jest.spyOn(childProcess, 'spawnSync').mockImplementationOnce(() => {
      throw new TypeError('broken');
    });
    expect(() => helm()).toThrow(TypeError);
    process.env.PATH = '';
    const missing = 'chart: --render runs helm, which is not on PATH. Install it: https://helm.sh/docs/intro/install/';
    expect(problemsOf(helm)).toEqual([missing]);
    delete process.env.PATH;
    expect(problemsOf(helm)).toEqual([missing]);
  });

  test('says how to build missing dependencies of a chart', () => {
    install('helm', `echo 'Error: found in Chart.yaml, but missing in charts/ directory: redis' >&2; exit 1`);
    expect(problemsOf(helm)).toEqual([
      'chart: helm template failed: found in Chart.yaml, but missing in charts/ directory: redis\n--render uses no network. Run `helm dependency build chart` first.',
    ]);
    folder.commit('first');
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', OPTIONS))).toEqual([
      'HEAD:chart: helm template failed: found in Chart.yaml, but missing in charts/ directory: redis\n--render uses no network. Run `helm dependency build chart` and commit charts/, or name a folder on disk instead of HEAD.',
    ]);
    install('helm', `echo 'Error: Get "https://example.com": proxyconnect tcp: connection refused' >&2; exit 1`);
    expect(problemsOf(helm)).toEqual([expect.stringMatching(/refused\n--render uses no network\.$/)]);
  });

  test('is reported if it writes no manifests', () => {
    install('helm', '');
    expect(problemsOf(helm)).toEqual(['chart.rendered.yaml has no manifests: it is empty.']);
    install('helm', 'echo hello');
    folder.commit('first');
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', OPTIONS))).toEqual([
      'HEAD:chart.rendered.yaml:1:1: this is not an object',
    ]);
  });
});

describe('values files', () => {
  test('are all reported before Helm runs if they are unusable', () => {
    install('helm', 'echo ran; exit 1');
    folder.write({ 'a,b.yaml': '' });
    symlinkSync(join(outside.path, 'secret.yaml'), 'linked.yaml');
    symlinkSync('loop.yaml', 'loop.yaml');
    const values = ['none.yaml', 'chart', 'a,b.yaml', '../x.yaml', 'linked.yaml', 'loop.yaml', 'chart/Chart.yaml/x'];
    const problems = problemsOf(() => helm({ values: [...values, join(outside.path, 'secret.yaml')] }));
    expect(problems).toEqual([
      'none.yaml, of --values, is not there.',
      'chart, of --values, is not a file.',
      'a,b.yaml, of --values, has a comma or a quote in its path, where Helm ends it.',
      '../x.yaml, of --values, is not there.',
      'linked.yaml, of --values, is outside of the current directory. --render reads no file there.',
      'loop.yaml, of --values, leads back to itself.',
      expect.stringMatching(/^chart\/Chart.yaml\/x, of --values, can't be read: ENOTDIR/),
      expect.stringMatching(/secret.yaml, of --values, is outside of the current directory/),
    ]);
  });

  test('may be beside a chart that is outside of the current directory', () => {
    install('helm', SPY);
    folder.write({ 'chart/values-prod.yaml': '', 'here/.keep': '', 'other.yaml': '' });
    process.chdir('here');
    const values = ['../chart/values-prod.yaml'];
    expect(parseFakeOutput(() => renderFolder('../chart', 'helm', { ...OPTIONS, values })).args).toContain(
      join(folder.path, 'chart/values-prod.yaml'),
    );
    expect(problemsOf(() => renderFolder('../chart', 'helm', { ...OPTIONS, values: ['../other.yaml'] }))).toEqual([
      '../other.yaml, of --values, is outside of the current directory. --render reads no file there.',
    ]);
  });
});

test('rejects links of a chart that lead out of it, nowhere or in a circle, before Helm runs', () => {
  install('helm', SPY);
  folder.write({ 'common/templates/a.yaml': '', 'chart/templates/b.yaml': '' });
  symlinkSync('../common', 'chart/common');
  symlinkSync('../common/templates/a.yaml', 'chart/a.yaml');
  symlinkSync('../common', 'chart/again');
  expect(parseFakeOutput(helm).args).toContain('template');
  symlinkSync('/etc', 'chart/etc');
  symlinkSync('missing', 'chart/none');
  symlinkSync('..', 'chart/templates/up');
  execFileSync('mkfifo', ['chart/pipe']);
  expect(problemsOf(helm).toSorted()).toEqual([
    'chart/etc leads out of the current directory. --render reads no file there.',
    'chart/none is a link to a path that is not there.',
    'chart/pipe is not a regular file.',
    'chart/templates/up leads back to a folder that it is in.',
  ]);
});

test('rejects links of a chart that form a circle', () => {
  folder.write({ 'chart/a/.keep': '', 'common/.keep': '' });
  symlinkSync('../../common', 'chart/a/common');
  symlinkSync('../chart/a', 'common/back');
  expect(problemsOf(helm)).toEqual(['chart/a/common/back leads back to a folder that it is in.']);
});

describe('kubectl kustomize', () => {
  const kustomization = (text: string) => folder.write({ 'over/prod/kustomization.yaml': text });

  beforeEach(() => {
    folder.write({ 'base/kustomization.yaml': 'resources: [a.yaml]', 'base/a.yaml': CONFIG_MAP });
  });

  test('gets the folder, and may read others in the current directory', () => {
    install('kubectl', SPY);
    kustomization('resources: [../../base, ../../base/a.yaml]');
    expect(parseFakeOutput(kustomize).args).toEqual([
      'kustomize',
      `${folder.path}/over/prod`,
      '--load-restrictor=LoadRestrictionsRootOnly',
    ]);
    expect(kustomize()).toMatchObject({ command: 'kubectl kustomize over/prod', file: 'prod.rendered.yaml' });
    install('kubectl', `echo 'E1129 14:42:50.164382   29587 run.go:72] "command failed" err="invalid"' >&2; exit 1`);
    expect(problemsOf(kustomize)).toEqual(['over/prod: kubectl kustomize failed: "invalid"']);
  });

  test.each([
    'resources: [ADDRESS]',
    'Resources: [a.yaml, ADDRESS]',
    'bases: [ADDRESS]',
    'components: [ADDRESS]',
    'crds: [ADDRESS]',
    'configurations: [ADDRESS]',
    'generators: [ADDRESS]',
    'transformers: [ADDRESS]',
    'validators: [ADDRESS]',
    'patchesStrategicMerge: [ADDRESS]',
    'patches: [{path: ADDRESS}]',
    'patchesJson6902: [{path: ADDRESS}]',
    'replacements: [{path: ADDRESS}]',
    'openapi: {path: ADDRESS}',
    'configMapGenerator: [{name: a, files: [ADDRESS]}]',
    'configMapGenerator: [{name: a, files: [key=ADDRESS]}]',
    'secretGenerator: [{name: a, envs: [ADDRESS]}]',
    'secretGenerator: [{name: a, env: ADDRESS}]',
    'x: &x {resources: [ADDRESS]}\n<<: *x',
  ])('is not run if a kustomization has a URL in %p', (text) => {
    install('kubectl', 'echo ran; exit 1');
    const address = 'https://example.com/a.yaml';
    kustomization(text.replace('ADDRESS', address));
    expect(problemsOf(kustomize)).toEqual([
      `over/prod/kustomization.yaml: ${address} is not on this machine. --render uses no network. Copy it into the current directory.`,
    ]);
  });

  test.each([
    'http://example.com/a',
    'HTTPS://example.com/a',
    'github.com/org/repo',
    'github.com:org/repo',
    'git@example.com:org/repo.git',
    'git::https://example.com/org/repo',
    'ssh://git@example.com/org/repo',
    'file:///repo',
    'gh:org/repo',
  ])('is not run for the URL %s in a nested kustomization', (address) => {
    install('kubectl', 'echo ran; exit 1');
    kustomization('resources: [../../base]');
    folder.write({ 'base/kustomization.yaml': `resources: ['${address}']` });
    expect(problemsOf(kustomize)).toEqual([
      expect.stringContaining(`over/prod/../../base/kustomization.yaml: ${address}`.replace('over/prod/../../', '')),
    ]);
  });

  test('is not run if a kustomization refers to files outside of the current directory', () => {
    install('kubectl', 'echo ran; exit 1');
    symlinkSync('/etc', 'base/etc');
    folder.write({ 'base/kustomization.yaml': 'resources: [etc, ../../x, /etc/hosts]' });
    kustomization('resources: [../../base, /usr]');
    const end = 'is outside of the current directory. --render reads no file there.';
    expect(problemsOf(kustomize)).toEqual([
      `base/kustomization.yaml: etc ${end}`,
      `base/kustomization.yaml: /etc/hosts ${end}`,
      `over/prod/kustomization.yaml: /usr ${end}`,
    ]);
  });

  test('reports missing files, circles and invalid YAML itself', () => {
    install('kubectl', 'echo reported >&2; exit 1');
    for (const text of [
      'resources: [none.yaml]',
      'resources: [1]',
      'resources: [../prod]',
      'resources: [',
      'generators: ["a: b\\nc: d"]',
    ]) {
      kustomization(text);
      expect(problemsOf(kustomize)).toEqual(['over/prod: kubectl kustomize failed: reported']);
    }
  });

  test('is reported if kubectl is missing', () => {
    kustomization('');
    process.env.PATH = join(folder.path, 'bin');
    expect(problemsOf(kustomize)).toEqual([
      'over/prod: --render runs kubectl, which is not on PATH. Install it: https://kubernetes.io/docs/tasks/tools/#kubectl',
    ]);
  });
});

describe('a folder to render at a revision', () => {
  test('is rendered with its own values files, from any folder of the repository', () => {
    install('helm', `read values <"$5"; echo "${CONFIG_MAP.trimEnd()}"; echo "  labels: {v: '$values', c: '$3'}"`);
    folder.write({ 'values.yaml': 'old\n', 'chart/sub/.keep': '', '.gitattributes': '* filter=lfs -text\n' });
    folder.commit('first');
    folder.write({ 'values.yaml': 'new\n' });
    const options = { ...OPTIONS, values: ['values.yaml'] };
    const labels = (rendered: ReturnType<typeof renderFolder>) => rendered.objects[0]?.manifest.metadata.labels;
    const old = renderRevision('HEAD', 'chart', 'helm', options);
    expect(labels(old)).toEqual({ v: 'old', c: expect.stringContaining('/files/chart') });
    expect(old).toMatchObject({ revision: 'HEAD', command: expect.stringContaining('release-name chart --values') });
    expect(labels(renderFolder('chart', 'helm', options))).toEqual({ v: 'new', c: `${folder.path}/chart` });
    process.chdir('chart/sub');
    const nested = renderRevision('HEAD', '../../chart', 'helm', { ...OPTIONS, values: ['../../values.yaml'] });
    expect(labels(nested)).toMatchObject({ v: 'old' });
    expect(folder.git('status', '--porcelain', '--', 'chart', 'values.yaml')).toBe('M values.yaml');
  });

  test('is rejected if it refers to files outside of the repository', () => {
    symlinkSync('/etc', 'chart/etc');
    folder.commit('first');
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', { ...OPTIONS, values: ['v.yaml'] }))).toEqual([
      'HEAD:v.yaml, of --values, is not there.',
      'HEAD:chart/etc leads out of the repository. --render reads no file there.',
    ]);
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', { ...OPTIONS, values: ['/v.yaml'] }))).toEqual([
      '/v.yaml is not in the repository. A folder at a revision must be in it.',
    ]);
  });

  test('is named in messages instead of temporary folders', () => {
    install('helm', 'echo "Error: $3/templates/a.yaml and $5" >&2; exit 1');
    folder.write({ 'values.yaml': '' });
    folder.commit('first');
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', { ...OPTIONS, values: ['values.yaml'] }))).toEqual([
      'HEAD:chart: helm template failed: HEAD:chart/templates/a.yaml and HEAD:values.yaml',
    ]);
  });

  test("is reported if git can't check it out", () => {
    folder.commit('first');
    fs.rmSync(join('.git/objects', folder.git('rev-parse', 'HEAD:chart/Chart.yaml').replace(/^../, '$&/')));
    expect(problemsOf(() => renderRevision('HEAD', 'chart', 'helm', OPTIONS))).toEqual([
      expect.stringMatching(/^HEAD can't be checked out: /),
    ]);
  });
});

test('deletes the temporary folder before a signal ends the process', () => {
  const listeners = () => process.listenerCount('SIGTERM');
  const before = listeners();
  const path = withTemporaryFolder((temporary) => {
    expect(listeners()).toBe(before + 1);
    process.emit('SIGTERM');
    return temporary;
  });
  expect([fs.existsSync(path), listeners()]).toEqual([false, before]);
});
