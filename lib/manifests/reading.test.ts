import { execFileSync } from 'node:child_process';
import fs, { symlinkSync } from 'node:fs';
import { TestFolder } from '../../test/folders';
import { problemsOf } from '../../test/unusable-input';
import { isFile, isFolder, RenderingRequired, readFile, readFolder, readRevision, readText, type Source } from '.';

const named = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const files = ({ objects }: Source) => objects.map(({ file }) => file);
const RECURSIVE = { isRecursive: true };

const start = process.cwd();
let folder: TestFolder;

beforeEach(() => {
  folder = new TestFolder();
  process.chdir(folder.path);
});

afterEach(() => {
  process.chdir(start);
  folder.delete();
});

describe('nested folders', () => {
  // As `kubectl label --local --recursive -f dist` of 1.32 lists them.
  const ORDER = ['.h/q.yaml', 'a/z.yaml', 'a-b.yaml', 'a.yaml', 'c.yaml', 'sub/b.yaml', 'x.yaml/f.yaml'];

  beforeEach(() => {
    folder.write(Object.fromEntries(ORDER.map((name, index) => [`dist/${name}`, named(`n${index}`)])));
    folder.write({ 'dist/sub/notes.txt': '', 'real/r.yaml': named('r') });
  });

  test("are read in kubectl's order, without links to folders", () => {
    symlinkSync('../real', 'dist/linked');
    symlinkSync('..', 'dist/sub/up');
    symlinkSync('../real/r.yaml', 'dist/z.yaml');
    expect(files(readFolder('dist', RECURSIVE))).toEqual([...ORDER, 'z.yaml']);
    expect(files(readFolder('dist'))).toEqual(['a-b.yaml', 'a.yaml', 'c.yaml', 'z.yaml']);
  });

  test('are read at a revision in the same way', () => {
    symlinkSync('../real', 'dist/linked');
    symlinkSync('../../real/r.yaml', 'dist/sub/r.yaml');
    folder.commit('first');
    const source = readRevision('HEAD', 'dist', RECURSIVE);
    expect(files(source)).toEqual(files(readFolder('dist', RECURSIVE)));
    expect(files(source)).toContain('sub/r.yaml');
    expect(files(readRevision('HEAD', 'dist'))).toEqual(['a-b.yaml', 'a.yaml', 'c.yaml']);
  });

  test('are skipped at a revision if they are submodules, with a note', () => {
    folder.commit('first');
    folder.git('update-index', '--add', '--cacheinfo', `160000,${folder.git('rev-parse', 'HEAD')},dist/module`);
    folder.git('-c', 'user.name=test', '-c', 'user.email=test@example.test', 'commit', '--quiet', '-m', 'submodule');
    expect(readRevision('HEAD', 'dist', RECURSIVE).notes).toEqual([
      'HEAD:dist/module is a submodule: its files are not read.',
    ]);
    expect(readRevision('HEAD', 'dist').notes).toEqual([]);
  });

  test("are reported if they can't be read, with all other problems", () => {
    folder.write({ 'dist/b.yaml': 'hello' });
    const { readdirSync } = fs;
    jest.spyOn(fs, 'readdirSync').mockImplementation(((path: string, options: never) => {
      if (path.endsWith('sub')) throw new Error('EACCES: permission denied');
      return readdirSync(path, options);
    }) as never);
    expect(problemsOf(() => readFolder('dist', RECURSIVE))).toEqual([
      'dist/b.yaml:1:1: this is not an object',
      "dist/sub can't be read: EACCES: permission denied",
    ]);
    jest.restoreAllMocks();
  });

  test('are mentioned if only they have manifests', () => {
    folder.write({ 'top/sub/a.yaml': named('a') });
    expect(problemsOf(() => readFolder('top'))).toEqual([
      'top has no manifests: none of its files ends with .yaml, .yml or .json. Nested folders have such files: add --recursive.',
    ]);
  });
});

describe('a file of manifests', () => {
  test('is read with any extension', () => {
    folder.write({ 'dist/all.txt': named('a'), 'all.yaml': named('b') });
    expect(readFile('dist/all.txt').objects).toMatchObject([{ file: 'all.txt', line: 1 }]);
    expect(files(readFile('all.yaml'))).toEqual(['all.yaml']);
    folder.commit('first');
    expect(files(readRevision('HEAD', 'dist/all.txt'))).toEqual(['all.txt']);
    expect([isFile('all.yaml'), isFile('dist'), isFile('none')]).toEqual([true, false, false]);
  });

  test('is rejected with its path if it is empty or invalid', () => {
    folder.write({ 'dist/a.yaml': 'hello', 'b.yaml': 'hello', 'c.yaml': '# nothing' });
    folder.commit('first');
    expect(problemsOf(() => readFile('dist/a.yaml'))).toEqual(['dist/a.yaml:1:1: this is not an object']);
    expect(problemsOf(() => readFile('b.yaml'))).toEqual(['b.yaml:1:1: this is not an object']);
    expect(problemsOf(() => readFile('c.yaml'))).toEqual(['c.yaml has no manifests: it is empty.']);
    expect(problemsOf(() => readRevision('HEAD', 'b.yaml'))).toEqual(['HEAD:b.yaml:1:1: this is not an object']);
    expect(problemsOf(() => readRevision('HEAD', 'dist/a.yaml'))).toEqual([
      'HEAD:dist/a.yaml:1:1: this is not an object',
    ]);
  });

  test('is rejected in a folder if it is a pipe', () => {
    folder.write({ 'dist/a.yaml': named('a') });
    execFileSync('mkfifo', ['dist/b.yaml']);
    expect(problemsOf(() => readFolder('dist'))).toEqual(['dist/b.yaml is not a regular file']);
  });

  test('is rejected if it is a link to itself', () => {
    symlinkSync('loop', 'loop');
    expect(problemsOf(() => isFolder('loop'))).toEqual([expect.stringMatching(/^loop can't be read: ELOOP/)]);
  });

  test('is rejected if it disappears meanwhile', () => {
    folder.write({ 'dist/a.yaml': named('a') });
    jest.spyOn(fs, 'readFileSync').mockImplementationOnce(() => {
      throw new Error('ENOENT: no such file or directory');
    });
    expect(problemsOf(() => readFolder('dist'))).toEqual([
      "dist/a.yaml can't be read: ENOENT: no such file or directory",
    ]);
  });
});

test('reads a text that is in no file, with its own name', () => {
  expect(readText('stdin', Buffer.from(`---\n${named('a')}`)).objects).toMatchObject([{ file: 'stdin', line: 2 }]);
  expect(problemsOf(() => readText('stdin', Buffer.from('hello')))).toEqual(['stdin:1:1: this is not an object']);
  expect(problemsOf(() => readText('stdin', Buffer.from('')))).toEqual(['stdin has no manifests: it is empty.']);
});

describe('a folder to render', () => {
  const CHART = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';
  const FLUX = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: web}\n';

  test('is rejected with the command that renders it', () => {
    folder.write({ 'my chart/Chart.yaml': CHART, 'my chart/values.yaml': 'a: 1', 'k/kustomization.yml': 'a: [' });
    expect(problemsOf(() => readFolder('my chart'))).toEqual([
      "my chart is a Helm chart, which `kubectl apply -f` does not render. Render it with `helm template RELEASE 'my chart'`. `npm run review` does so with --render.",
    ]);
    const kustomization =
      'k is a kustomization, which `kubectl apply -f` does not render. Render it with `kubectl kustomize k`';
    expect(problemsOf(() => readFolder('k'))).toEqual([`${kustomization}. \`npm run review\` does so with --render.`]);
    folder.commit('first');
    expect(problemsOf(() => readRevision('HEAD', 'k'))).toEqual([
      `HEAD:${kustomization} in a checkout of HEAD. \`npm run review\` does so with --render.`,
    ]);
  });

  test.each([
    ['kustomization.yaml', ''],
    ['kustomization.yml', 'namePrefix: a-'],
    ['Kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
  ])('is one that has a file %s', (name, text) => {
    folder.write({ [`dist/${name}`]: text, 'dist/a.yaml': named('a') });
    folder.commit('first');
    for (const read of [() => readFolder('dist'), () => readRevision('HEAD', 'dist')]) {
      expect(problemsOf(read)).toEqual([expect.stringMatching(/dist is a kustomization/)]);
    }
  });

  test('is one whose kustomization.yaml is not UTF-8', () => {
    folder.write({ 'dist/kustomization.yaml': Uint8Array.of(0xff) });
    expect(problemsOf(() => readFolder('dist'))).toEqual([expect.stringMatching(/^dist is a kustomization/)]);
  });

  test('is not a folder with a Kustomization of Flux', () => {
    folder.write({ 'dist/kustomization.yaml': FLUX, 'dist/Kustomization': FLUX });
    expect(files(readFolder('dist'))).toEqual(['kustomization.yaml']);
  });

  test('is rejected if it is nested, with all other problems', () => {
    folder.write({
      'dist/a/Chart.yaml': CHART,
      'dist/a/charts/b/Chart.yaml': CHART,
      'dist/k/kustomization.yaml': '',
      'dist/k/kustomization.yml': '',
      'dist/kk/kustomization.yaml': '',
      'dist/z.yaml': 'hello',
    });
    const read = () => readFolder('dist', RECURSIVE);
    expect(problemsOf(read)).toEqual([
      expect.stringMatching(/^dist\/a is a Helm chart/),
      expect.stringMatching(/^dist\/k is a kustomization/),
      expect.stringMatching(/^dist\/kk is a kustomization/),
      'dist/z.yaml:1:1: this is not an object',
    ]);
    expect(read).toThrow(RenderingRequired);
  });

  test('is named for a folder of templates in it', () => {
    folder.write({ 'web/templates/a.yaml': 'a: {{ .Values.a }}\n', 'web/templates/b.yaml': '{{- if .Values.b }}\n' });
    folder.write({ 'other/a.yaml': 'a: {{ .Values.a }}\n', 'other/b.yaml': named("'{{ quoted }}'") });
    expect(problemsOf(() => readFolder('web/templates')).at(-1)).toBe(
      'a.yaml, b.yaml: {{ }} is for templates, which `kubectl apply -f` does not render. If it is of a Helm chart, render the chart with `helm template RELEASE web`. `npm run review` does so with --render for the folder that has Chart.yaml.',
    );
    expect(problemsOf(() => readFolder('other')).at(-1)).toMatch(/^a\.yaml: .*`helm template RELEASE CHART`/);
  });

  test('is suggested for a folder that has only templates', () => {
    folder.write({ 'dist/a.yaml.tpl': 'a', 'dist/readme.txt': '' });
    expect(problemsOf(() => readFolder('dist'))).toEqual([
      'dist has no manifests: none of its files ends with .yaml, .yml or .json. It has templates: render them first.',
    ]);
  });
});
