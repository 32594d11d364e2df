import childProcess from 'node:child_process';
import { TestFolder } from '../../../test/folders';
import { configMapYaml, outcomesOf, reviewAsJson, runReview } from '../../../test/review-command';
import { NEWEST_MEASURED } from '../../kubernetes';
import { versionNotes } from './version-notes';

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

const run = (...args: readonly string[]) => runReview(args);
const json = (...args: readonly string[]) => reviewAsJson(args);

test('compares two folders', () => {
  expect(outcomesOf(json('--base', 'old', '--head', 'dist'))).toEqual(['a updated']);
  expect(run('--base', 'old/', '--head', 'dist/')).toMatchObject({ code: 0, err: '' });
});

test('compares the folder on disk with the merge base with main by default', () => {
  folder.commit('first');
  folder.write({ 'dist/b.yaml': configMapYaml('b') });
  expect(outcomesOf(json())).toEqual(['a unchanged', 'b created']);
  expect(outcomesOf(json('--path', 'old'))).toEqual(['a unchanged']);
});

test('reads the folder of --path at a revision', () => {
  folder.commit('first');
  folder.write({ 'dist/b.yaml': configMapYaml('b') });
  folder.commit('second');
  expect(outcomesOf(json('--base', 'HEAD~1', '--head', 'HEAD'))).toEqual(['a unchanged', 'b created']);
  expect(outcomesOf(json('--base', 'old', '--head', 'HEAD', '--path', 'old'))).toEqual(['a unchanged']);
});

test('assumes an empty cluster if BASE has no manifests, and rejects a HEAD without manifests', () => {
  folder.commit('first');
  const report = json('--base', 'HEAD', '--head', 'dist', '--path', 'none', '--kubernetes', '1.34');
  expect(outcomesOf(report)).toEqual(['a created']);
  expect(report.notes).toEqual(['BASE has no manifests in none: the review assumes an empty cluster.']);
  expect(run('--base', 'dist', '--head', 'HEAD', '--path', 'none')).toEqual({
    code: 2,
    out: '',
    err: 'There are no manifests in none at the revision HEAD.\n',
  });
});

test('reports all problems of BASE and HEAD at once', () => {
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
])('rejects the arguments %p and says what is allowed', (args, message) => {
  expect(run(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
});

test('exits with 0 after --help', () => {
  expect(run('--help')).toEqual({ code: 0, out: expect.stringContaining('--base <folder|file|revision|->'), err: '' });
});

test('exits with 1 if a verdict fails, as --allow and --fail-on say', () => {
  folder.write({ 'new/a.yaml': configMapYaml('a', '{x: 1}'), 'new/b.yaml': configMapYaml('b') });
  const compare = (...args: readonly string[]) => run('--base', 'old', '--head', 'new', ...args).code;
  expect(compare()).toBe(1);
  expect(compare('--allow', 'data-loss')).toBe(1);
  expect(compare('--allow', 'data-loss, rejected')).toBe(0);
  expect(compare('--allow', 'rejected', '--fail-on', 'restart')).toBe(0);
  expect(compare('--allow', 'rejected', '--fail-on', 'in-place')).toBe(1);
});

test('throws errors that the input did not cause', () => {
  jest.spyOn(childProcess, 'spawnSync').mockImplementationOnce(() => {
    throw new TypeError('broken');
  });
  expect(() => run('--base', 'HEAD', '--head', 'dist')).toThrow(TypeError);
});

describe('the option --base-kubernetes', () => {
  test('notes the version that BASE was applied to', () => {
    const notes = (base: string) =>
      json('--base', 'old', '--head', 'old', '--kubernetes', '1.34', '--base-kubernetes', base).notes;
    expect(notes('1.34')).toEqual([]);
    expect(notes('1.33')).toEqual([
      'BASE was applied to Kubernetes 1.33, and the cluster was upgraded since. That version was not measured: the rules of 1.28 are followed.',
    ]);
  });

  test('rejects a --base-kubernetes that is newer than the cluster', () => {
    expect(run('--base', 'none', '--head', 'old', '--kubernetes', '1.34', '--base-kubernetes', '1.36').err).toBe(
      '--base-kubernetes is 1.36, which is newer than 1.34, the version of the cluster. Name an older version.\nnone is not a folder, a file or a revision that git knows.\n',
    );
  });
});

describe('the option --kubernetes', () => {
  test('assumes the newest measured version, with a note, unless --kubernetes is given', () => {
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
  ])('accepts --kubernetes %s', (version, kubernetes) => {
    expect(json('--base', 'old', '--head', 'old', '--kubernetes', version).kubernetes).toBe(kubernetes);
  });

  test.each([
    ['1.33', '1.28'],
    ['1.33.99', '1.28'],
    ['1.35', '1.34'],
    ['1.38', '1.37'],
  ] as const)('notes that unmeasured version %s gets the rules of %s', (version, rules) => {
    const { notes } = json('--base', 'old', '--head', 'old', '--kubernetes', version);
    expect(notes).toEqual(versionNotes(version));
    expect(notes[0]).toBe(`Kubernetes ${version} was not measured. The forecast follows the rules of ${rules}.`);
  });
});
