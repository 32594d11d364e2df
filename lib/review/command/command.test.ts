import childProcess from 'node:child_process';
import fs, { chmodSync } from 'node:fs';
import tty from 'node:tty';
import { stringify } from 'yaml';
import { TestFolder } from '../../../test/folders';
import { claimTemplate, statefulSet } from '../../../test/foretold';
import { NEWEST_MEASURED } from '../../kubernetes';
import { review } from '..';
import type { ObjectReport, Report, Verdict } from '../report';
import { isFailing } from './failing';
import { notesOn } from './version';

const map = (name: string, data = '{}') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata: ${data}\n`;

const start = process.cwd();
let folder: TestFolder;

beforeEach(() => {
  folder = new TestFolder({ 'old/a.yaml': map('a'), 'dist/a.yaml': map('a', '{x: "1"}') });
  process.chdir(folder.path);
});

afterEach(() => {
  process.chdir(start);
  folder.delete();
});

/** What stdin has. */
let stdin = '';

/** What the command writes, and its exit code. */
function run(...args: readonly string[]): { code: number; out: string; err: string } {
  let [out, err] = ['', ''];
  const code = review(args, {
    in: () => Buffer.from(stdin),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** What it writes as JSON. */
const json = (...args: readonly string[]): Report => JSON.parse(run(...args, '--format', 'json').out);
const outcomes = ({ objects }: Report) => objects.map(({ name, outcome }) => `${name} ${outcome}`);

test('two folders are compared', () => {
  expect(outcomes(json('--base', 'old', '--head', 'dist'))).toEqual(['a updated']);
  expect(run('--base', 'old/', '--head', 'dist/')).toMatchObject({ code: 0, err: '' });
});

test('by default it is the folder on disk with that of the merge base with main', () => {
  folder.commit('first');
  folder.write({ 'dist/b.yaml': map('b') });
  expect(outcomes(json())).toEqual(['a unchanged', 'b created']);
  expect(outcomes(json('--path', 'old'))).toEqual(['a unchanged']);
});

test('a revision has the folder of --path', () => {
  folder.commit('first');
  folder.write({ 'dist/b.yaml': map('b') });
  folder.commit('second');
  expect(outcomes(json('--base', 'HEAD~1', '--head', 'HEAD'))).toEqual(['a unchanged', 'b created']);
  expect(outcomes(json('--base', 'old', '--head', 'HEAD', '--path', 'old'))).toEqual(['a unchanged']);
});

test('where BASE had no manifests yet all is new, and where HEAD has none there is nothing to apply', () => {
  folder.commit('first');
  const report = json('--base', 'HEAD', '--head', 'dist', '--path', 'none', '--kubernetes', '1.34');
  expect(outcomes(report)).toEqual(['a created']);
  expect(report.notes).toEqual(['BASE has no manifests in none: the review assumes an empty cluster.']);
  expect(run('--base', 'dist', '--head', 'HEAD', '--path', 'none')).toEqual({
    code: 2,
    out: '',
    err: 'There are no manifests in none at the revision HEAD.\n',
  });
});

test('all that can not be compared is told at once, and there is no report', () => {
  folder.write({ 'dist/a.yaml': 'a: [', 'dist/b.yaml': 'hello' });
  const { code, out, err } = run('--base', 'nowhere', '--head', 'dist');
  expect([code, out]).toEqual([2, '']);
  expect(err.split('\n')).toEqual([
    'nowhere is not a folder, a file or a revision that git knows.',
    expect.stringMatching(/^dist\/a.yaml:1:5: /),
    'dist/b.yaml:1:1: this is not an object',
    '',
  ]);
});

test.each([
  [['--format', 'xml'], 'Allowed choices are text, markdown, json, github.'],
  [['--allow', 'rejected,restart'], 'Allowed choices are rejected, broken, data-loss.'],
  [['--fail-on', 'none'], 'Allowed choices are in-place, restart.'],
  [['--kubernetes', '1.x'], 'It must be a Kubernetes version from 1.28 on, such as 1.3'],
  [['--kubernetes', '1.27.16'], 'It must be a Kubernetes version from 1.28 on, such as 1.3'],
  [['--base-kubernetes', '1.x'], 'It must be a Kubernetes version from 1.28 on, such as 1.3'],
  [['--release-name', '-x'], 'It must be at most 53 characters: a-z, 0-9, - and . between them.'],
  [['--release-name', 'x'.repeat(54)], 'It must be at most 53 characters: a-z, 0-9, - and . between them.'],
  [['--release-namespace', 'a.b'], 'It must be at most 63 characters: a-z, 0-9 and - between them.'],
  [['--release-namespace', 'x'.repeat(64)], 'It must be at most 63 characters: a-z, 0-9 and - between them.'],
  [['--unknown'], "unknown option '--unknown'"],
  [['dist'], 'too many arguments'],
])('%p is told to be unusable, with what is allowed', (args, message) => {
  expect(run(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
});

test('help is no error', () => {
  expect(run('--help')).toEqual({ code: 0, out: expect.stringContaining('--base <folder|file|revision|->'), err: '' });
});

test('the exit code says whether the report is fine', () => {
  folder.write({ 'new/a.yaml': map('a', '{x: 1}'), 'new/b.yaml': map('b') });
  const compare = (...args: readonly string[]) => run('--base', 'old', '--head', 'new', ...args).code;
  expect(compare()).toBe(1);
  expect(compare('--allow', 'data-loss')).toBe(1);
  expect(compare('--allow', 'data-loss, rejected')).toBe(0);
  expect(compare('--allow', 'rejected', '--fail-on', 'restart')).toBe(0);
  expect(compare('--allow', 'rejected', '--fail-on', 'in-place')).toBe(1);
});

test('what goes wrong beside the input is not taken for it', () => {
  jest.spyOn(childProcess, 'spawnSync').mockImplementationOnce(() => {
    throw new TypeError('broken');
  });
  expect(() => run('--base', 'HEAD', '--head', 'dist')).toThrow(TypeError);
});

describe('standard input', () => {
  test('is BASE or HEAD', () => {
    stdin = map('a', '{x: "2"}');
    expect(json('--base', 'old', '--head', '-').objects).toMatchObject([
      { outcome: 'updated', file: 'stdin', line: 1 },
    ]);
    expect(json('--base', '-', '--head', 'dist').objects).toMatchObject([{ outcome: 'updated', file: 'a.yaml' }]);
  });

  test('is one of them alone, and has manifests', () => {
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

  test('is named as a file that does not exist if a runbook applies it', () => {
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

  test('is read from the process, unless it is a terminal', () => {
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
    manifests = map('a');
    expect(read()).toEqual({ code: 0, err: '' });
    jest.restoreAllMocks();
  });
});

describe('what is read', () => {
  test('may be a file, on disk or at a revision', () => {
    folder.write({ 'all.yaml': map('a'), 'all.txt': map('b') });
    folder.commit('first');
    expect(outcomes(json('--base', 'old', '--head', 'all.yaml'))).toEqual(['a unchanged']);
    expect(outcomes(json('--base', 'old/a.yaml', '--head', 'all.txt'))).toEqual(['b created', 'a left-running']);
    expect(outcomes(json('--base', 'HEAD', '--path', 'all.yaml'))).toEqual(['a unchanged']);
    folder.write({ 'sub/bad.yaml': map('a', '{x: 1}') });
    expect(run('--base', 'old', '--head', 'sub/bad.yaml', '--format', 'github').out).toContain('file=sub/bad.yaml');
  });

  test('is a revision rather than a file of its name, unless that ends as manifests do', () => {
    folder.write({ main: map('c') });
    folder.commit('first');
    expect(outcomes(json('--base', 'main', '--head', 'dist'))).toEqual(['a unchanged']);
  });

  test('has nested folders with --recursive', () => {
    folder.write({ 'dist/sub/b.yaml': map('b') });
    folder.commit('first');
    expect(outcomes(json('--base', 'old', '--head', 'dist', '-R'))).toEqual(['a updated', 'b created']);
    expect(outcomes(json('--base', 'HEAD', '--recursive'))).toEqual(['a unchanged', 'b unchanged']);
    expect(outcomes(json('--base', 'old/a.yaml', '--head', 'dist', '-R'))).toEqual(['a updated', 'b created']);
    expect(outcomes(json('--base', 'HEAD', '--head', 'dist'))).toEqual(['a unchanged']);
  });
});

describe('--render', () => {
  const { PATH } = process.env;
  const chart = { 'chart/Chart.yaml': 'name: web', 'k/kustomization.yaml': '' };

  beforeEach(() => {
    folder.write({ ...chart, 'v.yaml': '' });
    for (const program of ['helm', 'kubectl']) {
      folder.write({ [`bin/${program}`]: `#!/bin/sh\necho '${map('a').trimEnd()}'\n` });
      chmodSync(`bin/${program}`, 0o755);
    }
    folder.commit('first');
    process.env.PATH = `${folder.path}/bin:${PATH}`;
  });

  afterEach(() => {
    process.env.PATH = PATH;
  });

  test('renders charts and kustomizations, with notes that say how', () => {
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

  test('takes the release and values files, and renders BASE for its own version', () => {
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

  test('reads plain manifests as they are, with a note if nothing is rendered', () => {
    expect(json('--base', 'old', '--head', 'old', '--render', '--kubernetes', '1.34').notes).toEqual([
      '--render had nothing to do: no folder is a Helm chart or a kustomization.',
    ]);
  });

  test('is named where it is missing', () => {
    const { code, err } = run('--base', 'chart', '--head', 'k', '--values', 'v.yaml', '--release-name', 'web');
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      '--release-name needs --render: it says how a Helm chart is rendered.',
      '--values needs --render: it says how a Helm chart is rendered.',
      expect.stringMatching(/^chart is a Helm chart, .*`npm run review` does so with --render\.$/),
      expect.stringMatching(/^k is a kustomization, .*`npm run review` does so with --render\.$/),
    ]);
  });

  test('renders no nested folder', () => {
    folder.write({ 'nested/chart/Chart.yaml': 'name: web' });
    expect(run('--base', 'old', '--head', 'nested', '-R', '--render').err).toMatch(/^nested\/chart is a Helm chart/);
  });
});

describe('an older version of the cluster', () => {
  test('has notes of its own', () => {
    const notes = (base: string) =>
      json('--base', 'old', '--head', 'old', '--kubernetes', '1.34', '--base-kubernetes', base).notes;
    expect(notes('1.34')).toEqual([]);
    expect(notes('1.33')).toEqual([
      'BASE was applied to Kubernetes 1.33, and the cluster was upgraded since. That version was not measured: the rules of 1.28 are followed.',
    ]);
  });

  test('is not newer than the version of the cluster', () => {
    expect(run('--base', 'none', '--head', 'old', '--kubernetes', '1.34', '--base-kubernetes', '1.36').err).toBe(
      '--base-kubernetes is 1.36, which is newer than 1.34, the version of the cluster. Name an older version.\nnone is not a folder, a file or a revision that git knows.\n',
    );
  });
});

describe('what fails', () => {
  const object = (verdict: Verdict, more: object = {}) => ({ verdict, outcome: 'updated', ...more }) as ObjectReport;
  const rollout = (more: object) => ({ rollout: { restarts: [], deletes: [], ...more } });
  const failing = (objects: ObjectReport[], from: Verdict, ...allowed: Verdict[]) =>
    isFailing({ objects } as unknown as Report, from, allowed);

  test('is what is as grave as asked for, and is not allowed', () => {
    expect(failing([object('restart')], 'broken')).toBe(false);
    expect(failing([object('restart')], 'restart')).toBe(true);
    expect(failing([object('data-loss')], 'broken', 'data-loss')).toBe(false);
  });

  test('is not hidden by something worse that is allowed', () => {
    expect(failing([object('data-loss'), object('rejected')], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({ broken: 'no pod' }))], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', { outcome: 'rejected' })], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({ deletes: ['a-1'] }))], 'restart', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', { causes: [{ reason: 'a', paths: [] }] })], 'restart', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({}))], 'restart', 'data-loss')).toBe(false);
  });
});

describe('a version', () => {
  test('is the newest measured one, with a note, unless it is named', () => {
    const { kubernetes, notes } = json('--base', 'old', '--head', 'old');
    expect(kubernetes).toBe(NEWEST_MEASURED);
    expect(notes).toEqual([
      `Kubernetes ${NEWEST_MEASURED} is assumed. If the cluster has another version, name it with --kubernetes.`,
    ]);
    expect(json('--base', 'old', '--head', 'old', '--kubernetes', NEWEST_MEASURED).notes).toEqual([]);
  });

  test.each([
    ['1.28', '1.28'],
    ['1.35.2', '1.35.2'],
    ['v1.34.9-gke.1006000', '1.34.9'],
  ])('may be %s', (version, kubernetes) => {
    expect(json('--base', 'old', '--head', 'old', '--kubernetes', version).kubernetes).toBe(kubernetes);
  });

  test.each(['1.28', '1.34.0', '1.37.9'] as const)('%s was measured, at least one patch release of it', (version) => {
    expect(notesOn(version)).toEqual([]);
  });

  test.each([
    ['1.33', '1.28'],
    ['1.33.99', '1.28'],
    ['1.35', '1.34'],
    ['1.38', '1.37'],
  ] as const)('%s was not measured and has the rules of %s', (version, rules) => {
    const { notes } = json('--base', 'old', '--head', 'old', '--kubernetes', version);
    expect(notes).toEqual(notesOn(version));
    expect(notes[0]).toBe(`Kubernetes ${version} was not measured. The forecast follows the rules of ${rules}.`);
  });

  test('that was not measured has notes on what is known to differ', () => {
    const [, honored, unknown] = notesOn('1.31');
    expect(honored).toMatch(
      /^Unlike 1\.28, Kubernetes 1\.31 honors .*Pod preStop\.sleep, .*Service spec\.trafficDistribution/,
    );
    expect(honored).not.toContain('hostUsers');
    expect(unknown).toMatch(
      /^It was not measured whether Kubernetes 1\.31 already has these rules of 1\.34, .*: .*whole stateful sets/,
    );
    expect(notesOn('1.35')[2]).toMatch(/these rules of 1\.36, .*: strict addresses, service names with digits/);
    expect(notesOn('1.38')).toHaveLength(1);
  });

  test('between patch releases may differ in a field', () => {
    expect(notesOn('1.35.3')[1]).toContain('StatefulSet rollingUpdate.maxUnavailable');
    expect(notesOn('1.35.4')[1]).not.toContain('maxUnavailable');
  });
});
