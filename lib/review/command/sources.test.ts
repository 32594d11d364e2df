import fs, { chmodSync } from 'node:fs';
import tty from 'node:tty';
import { stringify } from 'yaml';
import { TestFolder } from '../../../test/folders';
import { claimTemplate, statefulSet } from '../../../test/forecasts';
import { configMapYaml, outcomesOf, reviewAsJson, runReview } from '../../../test/review-command';
import { review } from '..';

const start = process.cwd();
let folder: TestFolder;

beforeEach(() => {
  folder = new TestFolder({ 'old/a.yaml': configMapYaml('a'), 'dist/a.yaml': configMapYaml('a', '{x: "1"}') });
  process.chdir(folder.path);
});

afterEach(() => {
  process.chdir(start);
  folder.delete();
});

let stdin = '';
const run = (...args: readonly string[]) => runReview(args, stdin);
const json = (...args: readonly string[]) => reviewAsJson(args, stdin);

describe('stdin', () => {
  test('reads BASE or HEAD from stdin', () => {
    stdin = configMapYaml('a', '{x: "2"}');
    expect(json('--base', 'old', '--head', '-').objects).toMatchObject([
      { outcome: 'updated', file: 'stdin', line: 1 },
    ]);
    expect(json('--base', '-', '--head', 'dist').objects).toMatchObject([{ outcome: 'updated', file: 'a.yaml' }]);
  });

  test('rejects stdin for both BASE and HEAD, and stdin without manifests', () => {
    stdin = '';
    expect(run('--base', '-', '--head', '-')).toEqual({
      code: 2,
      out: '',
      err: 'stdin can be BASE or HEAD, not both: name a folder, a file or a revision for one.\n',
    });
    expect(run('--base', 'old', '--head', '-', '-R').err).toBe('stdin has no manifests: it is empty.\n');
    stdin = 'hello';
    expect(run('--base', '-', '--head', 'none').err.split('\n')).toEqual([
      'stdin:1:1: this is not an object',
      'none is not a folder, a file or a revision that git knows.',
      '',
    ]);
  });

  test('notes that a runbook applies stdin as a file that does not exist', () => {
    const claiming = (storage: string) =>
      stringify(statefulSet({ volumeClaimTemplates: [claimTemplate('data', storage)] }));
    folder.write({ 'old/a.yaml': claiming('1Gi') });
    stdin = claiming('2Gi');
    const { objects, notes } = json('--base', 'old', '--head', '-', '--kubernetes', '1.34');
    const runbook = objects[0]?.runbook?.join('\n');
    expect(runbook).toContain('stdin');
    expect(runbook).not.toContain('/stdin');
    expect(notes).toEqual(['Runbooks apply HEAD as the file stdin, which does not exist: write HEAD to it.']);
  });

  test('reads the stdin of the process, and rejects a terminal', () => {
    const read = () => {
      let err = '';
      const streams = {
        out: () => {},
        err: (text: string) => {
          err += text;
        },
      };
      return { code: review(['--base', '-', '--head', 'dist'], streams), err };
    };
    const isTerminal = jest.spyOn(tty, 'isatty').mockReturnValueOnce(true);
    expect(read()).toEqual({
      code: 2,
      err: 'stdin is a terminal. Pipe manifests into the command, or name a file.\n',
    });
    isTerminal.mockReturnValue(false);
    const { readFileSync } = fs;
    let manifests: string | undefined;
    jest.spyOn(fs, 'readFileSync').mockImplementation(((file: string | number, options: never) => {
      if (file !== 0) return readFileSync(file, options);
      if (manifests === undefined) throw new Error('EAGAIN: resource temporarily unavailable');
      return Buffer.from(manifests);
    }) as never);
    expect(read()).toEqual({ code: 2, err: "stdin can't be read: EAGAIN: resource temporarily unavailable\n" });
    manifests = configMapYaml('a');
    expect(read()).toEqual({ code: 0, err: '' });
    jest.restoreAllMocks();
  });
});

describe('files, folders and revisions', () => {
  test('reads a file on disk or at a revision', () => {
    folder.write({ 'all.yaml': configMapYaml('a'), 'all.txt': configMapYaml('b') });
    folder.commit('first');
    expect(outcomesOf(json('--base', 'old', '--head', 'all.yaml'))).toEqual(['a unchanged']);
    expect(outcomesOf(json('--base', 'old/a.yaml', '--head', 'all.txt'))).toEqual(['b created', 'a left-running']);
    expect(outcomesOf(json('--base', 'HEAD', '--path', 'all.yaml'))).toEqual(['a unchanged']);
    folder.write({ 'sub/bad.yaml': configMapYaml('a', '{x: 1}') });
    expect(run('--base', 'old', '--head', 'sub/bad.yaml', '--format', 'github').out).toContain('file=sub/bad.yaml');
  });

  test('prefers a revision to a file of its name that is no manifest file', () => {
    folder.write({ main: configMapYaml('c') });
    folder.commit('first');
    expect(outcomesOf(json('--base', 'main', '--head', 'dist'))).toEqual(['a unchanged']);
  });

  test('reads nested folders with --recursive', () => {
    folder.write({ 'dist/sub/b.yaml': configMapYaml('b') });
    folder.commit('first');
    expect(outcomesOf(json('--base', 'old', '--head', 'dist', '-R'))).toEqual(['a updated', 'b created']);
    expect(outcomesOf(json('--base', 'HEAD', '--recursive'))).toEqual(['a unchanged', 'b unchanged']);
    expect(outcomesOf(json('--base', 'old/a.yaml', '--head', 'dist', '-R'))).toEqual(['a updated', 'b created']);
    expect(outcomesOf(json('--base', 'HEAD', '--head', 'dist'))).toEqual(['a unchanged']);
  });
});

describe('--render', () => {
  const { PATH } = process.env;
  const chart = { 'chart/Chart.yaml': 'name: web', 'k/kustomization.yaml': '' };

  beforeEach(() => {
    folder.write({ ...chart, 'v.yaml': '' });
    for (const program of ['helm', 'kubectl']) {
      folder.write({ [`bin/${program}`]: `#!/bin/sh\necho '${configMapYaml('a').trimEnd()}'\n` });
      chmodSync(`bin/${program}`, 0o755);
    }
    folder.commit('first');
    process.env.PATH = `${folder.path}/bin:${PATH}`;
  });

  afterEach(() => {
    process.env.PATH = PATH;
  });

  test('renders Helm charts and kustomizations, and notes the commands', () => {
    const { objects, notes } = json(
      ...['--base', 'HEAD', '--path', 'chart', '--head', 'k', '--render', '--kubernetes', '1.34'],
    );
    expect(objects).toMatchObject([{ name: 'a', outcome: 'unchanged', file: 'k.rendered.yaml' }]);
    expect(notes).toEqual([
      'BASE is the output of `helm template release-name chart --kube-version 1.34` at HEAD.',
      'HEAD is the output of `kubectl kustomize k`.',
      'The Helm release is taken to be release-name. If not, name it with --release-name.',
    ]);
    const args = ['--base', 'k', '--head', 'k', '--render', '--kubernetes', '1.34'];
    expect(json(...args).notes).toHaveLength(2);
    expect(json(...args, '--values', 'v.yaml').notes[2]).toBe('--values had nothing to do: no folder is a Helm chart.');
  });

  test('renders with the given release and values, and BASE for its own version', () => {
    const { notes } = json(
      ...['--base', 'old', '--head', 'chart', '--render', '--release-name', 'web', '--release-namespace', 'shop'],
      ...['--values', 'v.yaml', '--values', 'v.yaml', '--kubernetes', '1.34', '--base-kubernetes', '1.28'],
    );
    expect(notes).toEqual([
      'BASE was applied to Kubernetes 1.28, and the cluster was upgraded since.',
      'HEAD is the output of `helm template web chart --namespace shop --values v.yaml --values v.yaml --kube-version 1.34`.',
    ]);
    const base = json('--base', 'chart', '--head', 'old', '--render', '--base-kubernetes', '1.28');
    expect(base.notes).toContain('BASE is the output of `helm template release-name chart --kube-version 1.28`.');
  });

  test('notes that --render has nothing to do for plain manifests', () => {
    expect(json('--base', 'old', '--head', 'old', '--render', '--kubernetes', '1.34').notes).toEqual([
      '--render had nothing to do: no folder is a Helm chart or a kustomization.',
    ]);
  });

  test('names --render if a folder has to be rendered', () => {
    const { code, err } = run('--base', 'chart', '--head', 'k', '--values', 'v.yaml', '--release-name', 'web');
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      '--release-name needs --render: it says how a Helm chart is rendered.',
      '--values needs --render: it says how a Helm chart is rendered.',
      expect.stringMatching(/^chart is a Helm chart, .*`npm run review` does so with --render\.$/),
      expect.stringMatching(/^k is a kustomization, .*`npm run review` does so with --render\.$/),
    ]);
  });

  test('does not render nested folders', () => {
    folder.write({ 'nested/chart/Chart.yaml': 'name: web' });
    expect(run('--base', 'old', '--head', 'nested', '-R', '--render').err).toMatch(/^nested\/chart is a Helm chart/);
  });
});
