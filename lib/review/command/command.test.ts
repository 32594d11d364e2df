import childProcess from 'node:child_process';
import { TestFolder } from '../../../test/folders';
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

/** What the command writes, and its exit code. */
function run(...args: readonly string[]): { code: number; out: string; err: string } {
  let [out, err] = ['', ''];
  const code = review(args, {
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
  expect(report.notes).toEqual(['BASE has no manifests in none: nothing is taken to have been applied before.']);
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
    'nowhere is neither a folder nor a revision that git knows.',
    expect.stringMatching(/^dist\/a.yaml:1:5: /),
    'dist/b.yaml:1:1: this is no object',
    '',
  ]);
});

test.each([
  [['--format', 'xml'], 'Allowed choices are text, markdown, json, github.'],
  [['--allow', 'rejected,restart'], 'Allowed choices are rejected, broken, data-loss.'],
  [['--fail-on', 'none'], 'Allowed choices are in-place, restart.'],
  [['--kubernetes', '1.x'], 'It must be a Kubernetes version from 1.28 on, such as 1.3'],
  [['--kubernetes', '1.27.16'], 'It must be a Kubernetes version from 1.28 on, such as 1.3'],
  [['--unknown'], "unknown option '--unknown'"],
  [['dist'], 'too many arguments'],
])('%p is told to be unusable, with what is allowed', (args, message) => {
  expect(run(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
});

test('help is no error', () => {
  expect(run('--help')).toEqual({ code: 0, out: expect.stringContaining('--base <folder|revision>'), err: '' });
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
