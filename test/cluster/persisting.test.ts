import type { Manifest } from '../manifests';
import { waitUntil } from './kubectl';
import { BLOCKS, BODIES, FAILURES, PersistenceTrial, type VisitCounts, WAYS } from './persisting';

const COUNT_CONTINUES = ['3 by 1.0.0', '4 by 1.0.0', '5 by 1.1.0'];
const COUNT_RESTARTS = ['3 by 1.0.0', '1 by 1.0.0', '1 by 1.1.0'];
const SECONDS = 120;

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

test('the code on the page is what is tried here', () => {
  expect(BLOCKS).toEqual(BODIES);
});

describe('what keeps the visits, under Pod Security restricted, and with a root that can’t be written to', () => {
  const names = Object.keys(WAYS);

  beforeAll(async () => {
    keeping.waitForRollouts(names);
    keeping.changeCode('whole-folder');
    counts = await keeping.countAcrossPods(names);
  });

  test.each(names)('%s: the count goes on in the next pod, and in that of the next image', (name) => {
    expect(counts[name]).toEqual(COUNT_CONTINUES);
  });

  test('whole-folder: what the image brings is there as the image has it', () => {
    expect(keeping.hasChangedCode('whole-folder')).toBe(false);
  });

  test('single-file: no other file can be put in the place of the app’s', () => {
    expect(() => keeping.replaceFile('single-file', '/app/visits')).toThrow('Read-only file system');
  });

  test('all others: another file can', async () => {
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

describe('what doesn’t', () => {
  const lasting = ['writable-root', 'empty-dir', 'copied-once', 'link-at-home', 'copied-back', 'overlay-by-root'];

  beforeAll(async () => {
    failing.waitForRollouts(['no-file', 'empty-file', 'file-of-another', 'replaced', 'absolute-path', ...lasting]);
    failing.changeCode('copied-once');
    failing.changeCode('overlay-by-root');
    counts = await failing.countAcrossPods(lasting);
  });

  test('an app that is told nothing fails by its probes, and names what it could not write', async () => {
    expect(failing.visit('nothing')).toBe("[Errno 30] Read-only file system: 'visits'");
    const events = () => failing.namespace.get('events').items.map(({ message }: Manifest) => message);
    const message = 'Readiness probe failed: HTTP probe failed with statuscode: 500';
    await waitUntil('its probe fails', SECONDS, () => events().includes(message));
  });

  test.each([
    ['claim-over-code', "can't open file '/app/app.py'"],
    ['working-directory-alone', "can't open file '/data/app.py'"],
    ['link', 'Read-only file system'],
    ['overlay', 'mount: permission denied'],
  ])('%s: the app never runs (%s)', (name, words) => failing.waitForLog(name, words));

  test.each([
    ['no-file', "[Errno 21] Is a directory: 'visits'"],
    ['file-of-another', "[Errno 13] Permission denied: 'visits'"],
    ['absolute-path', "[Errno 30] Read-only file system: '/app/visits'"],
  ])('%s: the app answers %s', (name, answer) => {
    expect(failing.visit(name)).toBe(answer);
  });

  test('empty-file: the app breaks off', async () => {
    expect(() => failing.visit('empty-file')).toThrow('RemoteDisconnected');
    await failing.waitForLog('empty-file', "invalid literal for int() with base 10: ''");
  });

  test('file-of-another: the file has the group of the volume, and the group no right to write', () => {
    expect(failing.exec('file-of-another', 'ls', '-ln', '/app/visits')).toMatch(/^-rw-r--r-- +1 2000 +20000 /);
  });

  test('replaced: no other file can be put in the place of one that is mounted, though the root can be written to', () => {
    expect(() => failing.replaceFile('replaced', '/app/visits')).toThrow('Device or resource busy');
  });

  test.each(['writable-root', 'empty-dir'])('%s: the next pod counts from one', (name) => {
    expect(counts[name]).toEqual(COUNT_RESTARTS);
  });

  test.each(['copied-once', 'overlay-by-root'])('%s: the count goes on, and so does the old code', (name) => {
    expect(counts[name]).toEqual(COUNT_CONTINUES);
    expect(failing.hasChangedCode(name)).toBe(true);
  });

  test('link-at-home: the count goes on until the app puts another file in the place of its own', async () => {
    expect(counts['link-at-home']).toEqual(COUNT_CONTINUES);
    failing.replaceFile('link-at-home', '/app/visits');
    expect(failing.count('link-at-home')).toBe('10 by 1.1.0');
    await failing.replacePods(['link-at-home']);
    expect(failing.count('link-at-home')).toBe('6 by 1.1.0');
  });

  test('copied-back: the count goes on until the app ends by itself', async () => {
    expect(counts['copied-back']).toEqual(COUNT_CONTINUES);
    await failing.restartContainer('copied-back');
    expect(failing.count('copied-back')).toBe('5 by 1.1.0');
  });
});
