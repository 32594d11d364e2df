import { readFileSync } from 'node:fs';
import type { Manifest } from '../manifests';
import { waitUntil } from './kubectl';
import { FAILURES, PersistenceTrial, type VisitCounts, WAYS } from './persisting';

const COUNT_CONTINUES = ['3 by 1.0.0', '4 by 1.0.0', '5 by 1.1.0'];
const COUNT_RESTARTS = ['3 by 1.0.0', '1 by 1.0.0', '1 by 1.1.0'];
const TIMEOUT_SECONDS = 120;

let keeping: PersistenceTrial;
let failing: PersistenceTrial;
let counts: VisitCounts;

beforeAll(() => {
  keeping = new PersistenceTrial(WAYS, { 'pod-security.kubernetes.io/enforce': 'restricted' });
  failing = new PersistenceTrial(FAILURES);
});

afterAll(() => {
  keeping?.namespace.delete();
  failing?.namespace.delete();
});

test('docs/persisting.md shows the code that these tests run', () => {
  const blocks = readFileSync('docs/persisting.md', 'utf8').matchAll(/^```ts\n(.*?)^```$/gms);
  const bodies = readFileSync('test/cluster/persisting/ways.ts', 'utf8').matchAll(
    /^ {2}'[\w-]+'\(web\) \{\n(.*?)^ {2}\},$/gms,
  );
  expect([...blocks].map(([, code]) => code)).toEqual([...bodies].map(([, body]) => body?.replace(/^ {4}/gm, '')));
});

describe('under Pod Security restricted, with a read-only root', () => {
  const names = Object.keys(WAYS);

  beforeAll(async () => {
    keeping.waitForRollouts(names);
    keeping.changeCode('whole-folder');
    counts = await keeping.countAcrossPods(names);
  });

  test.each(names)('%s keeps the visits when the pod and the image are replaced', (name) => {
    expect(counts[name]).toEqual(COUNT_CONTINUES);
  });

  test('whole-folder restores the code of the image when the pod is replaced', () => {
    expect(keeping.hasChangedCode('whole-folder')).toBe(false);
  });

  test('single-file does not allow the app to replace its file', () => {
    expect(() => keeping.replaceFile('single-file', '/app/visits')).toThrow('Read-only file system');
  });

  test('by-setting, own-folder, working-directory and whole-folder allow the app to replace its file', async () => {
    const paths = {
      'by-setting': '/data/visits',
      'own-folder': '/app/state/visits',
      'working-directory': '/data/visits',
      'whole-folder': '/app/visits',
    };
    for (const [name, path] of Object.entries(paths)) keeping.replaceFile(name, path);
    const others = Object.keys(paths);
    await keeping.replacePods(others);
    expect(others.map((name) => keeping.count(name))).toEqual(others.map(() => '10 by 1.1.0'));
  });
});

describe('a way that fails', () => {
  const lasting = ['writable-root', 'empty-dir', 'copied-once', 'link-at-home', 'copied-back', 'overlay-by-root'];

  beforeAll(async () => {
    failing.waitForRollouts(['no-file', 'empty-file', 'file-of-another', 'replaced', 'absolute-path', ...lasting]);
    failing.changeCode('copied-once');
    failing.changeCode('overlay-by-root');
    counts = await failing.countAcrossPods(lasting);
  });

  test('nothing: the probes of the app fail, and its answer names the file that it cannot write', async () => {
    expect(failing.visit('nothing')).toBe("[Errno 30] Read-only file system: 'visits'");
    const events = () => failing.namespace.get('events').items.map(({ message }: Manifest) => message);
    const message = 'Readiness probe failed: HTTP probe failed with statuscode: 500';
    await waitUntil('the probe fails', TIMEOUT_SECONDS, () => events().includes(message));
  });

  test.each([
    ['claim-over-code', "can't open file '/app/app.py'"],
    ['working-directory-alone', "can't open file '/data/app.py'"],
    ['link', 'Read-only file system'],
    ['overlay', 'mount: permission denied'],
  ])('%s: the app does not start (%s)', (name, words) => failing.waitForLog(name, words));

  test.each([
    ['no-file', "[Errno 21] Is a directory: 'visits'"],
    ['file-of-another', "[Errno 13] Permission denied: 'visits'"],
    ['absolute-path', "[Errno 30] Read-only file system: '/app/visits'"],
  ])('%s: the app answers %s', (name, answer) => {
    expect(failing.visit(name)).toBe(answer);
  });

  test('empty-file: the app closes the connection without an answer', async () => {
    expect(() => failing.visit('empty-file')).toThrow('RemoteDisconnected');
    await failing.waitForLog('empty-file', "invalid literal for int() with base 10: ''");
  });

  test('file-of-another: the group of the volume may not write to the file', () => {
    expect(failing.exec('file-of-another', 'ls', '-ln', '/app/visits')).toMatch(/^-rw-r--r-- +1 2000 +20000 /);
  });

  test('replaced: the app cannot replace a mounted file, even with a writable root', () => {
    expect(() => failing.replaceFile('replaced', '/app/visits')).toThrow('Device or resource busy');
  });

  test.each(['writable-root', 'empty-dir'])('%s loses the visits with the pod', (name) => {
    expect(counts[name]).toEqual(COUNT_RESTARTS);
  });

  test.each(['copied-once', 'overlay-by-root'])('%s keeps the visits, and the old code with them', (name) => {
    expect(counts[name]).toEqual(COUNT_CONTINUES);
    expect(failing.hasChangedCode(name)).toBe(true);
  });

  test('link-at-home keeps the visits until the app replaces its file', async () => {
    expect(counts['link-at-home']).toEqual(COUNT_CONTINUES);
    failing.replaceFile('link-at-home', '/app/visits');
    expect(failing.count('link-at-home')).toBe('10 by 1.1.0');
    await failing.replacePods(['link-at-home']);
    expect(failing.count('link-at-home')).toBe('6 by 1.1.0');
  });

  test('copied-back keeps the visits until the app exits by itself', async () => {
    expect(counts['copied-back']).toEqual(COUNT_CONTINUES);
    await failing.restartContainer('copied-back');
    expect(failing.count('copied-back')).toBe('5 by 1.1.0');
  });
});
