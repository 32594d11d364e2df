import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { synthApp } from '../../../test/apps';
import { TestFolder } from '../../../test/folders';
import { type VerifyStreams, type VerifyTools, verify } from '..';
import type { CommandOptions, CommandResult, Kubectl } from '../cluster';

/** The results of kubectl, by the start of its arguments. */
type KubectlResults = Readonly<Record<string, Partial<CommandResult>>>;

const CONFIG = { 'current-context': 'lab', contexts: [{ context: { namespace: 'shop' } }] };
const STATEFUL_SET = { kind: 'StatefulSet', metadata: { name: 'web' }, spec: { replicas: 3 }, status: {} };
const successfulResults: KubectlResults = {
  'config view': { stdout: JSON.stringify(CONFIG) },
  version: { stdout: JSON.stringify({ serverVersion: { gitVersion: 'v1.34.4' } }) },
  'get namespace': { stdout: 'namespace/shop' },
  'get statefulsets.apps': { stdout: JSON.stringify(STATEFUL_SET) },
  create: { stdout: 'true\n'.repeat(100) },
};

/** Runs `verify` with a kubectl that has these results. */
async function runWithResults(
  args: readonly string[],
  answers: KubectlResults = {},
  said: Partial<VerifyStreams> = {},
): Promise<{ code: number; out: string; err: string; commands: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const commands: string[] = [];
  const kubectl: Kubectl = {
    async run(words: readonly string[], how?: CommandOptions) {
      const line = words.join(' ');
      commands.push(how?.input?.includes('SelfSubjectAccessReview') ? 'asks for rights' : line);
      const [, answer = {}] =
        Object.entries({ ...successfulResults, ...answers }).find(([start]) => line.startsWith(start)) ?? [];
      return { code: 0, stdout: '', stderr: '', ...answer };
    },
    start: () => {
      throw new Error('nothing is to be started');
    },
  };
  const nothing = { isOk: false, summary: 'did not answer', body: '' };
  const means: VerifyTools = {
    createKubectl: () => kubectl,
    createClock: () => ({ now: () => 0, pause: async () => {} }),
    network: { sendHttpRequest: async () => nothing, openTcpConnection: async () => nothing },
  };
  const streams: VerifyStreams = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isInteractive: false,
    question: async () => '',
    onStop: () => {},
    ...said,
  };
  const code = await verify(args, streams, means);
  return { code, out: out.join(''), err: err.join(''), commands };
}

const start = process.cwd();
let folder: TestFolder;

beforeAll(() => {
  const file = (name: string) =>
    synthApp({ name })
      .map((manifest) => JSON.stringify(manifest))
      .join('\n---\n');
  folder = new TestFolder({ 'dist/db.yaml': file('db'), 'dist/web.yaml': file('web') });
  process.chdir(folder.path);
});

afterAll(() => {
  process.chdir(start);
  folder.delete();
});

const CHANGING = /^(create|delete|patch|exec)/;

async function expectRejected(
  message: RegExp,
  args: readonly string[],
  answers?: KubectlResults,
  said?: Partial<VerifyStreams>,
) {
  const { code, out, err, commands } = await runWithResults(args, answers, said);
  expect(err).toMatch(message);
  expect([code, out]).toEqual([2, '']);
  expect(commands.filter((command) => CHANGING.test(command))).toEqual([]);
}

const failWith = (stderr: string): Partial<CommandResult> => ({ code: 1, stderr });

describe('verify exits with 2 and changes nothing', () => {
  test('if dist/ has no such app, and lists those that it has', () =>
    expectRejected(/^dist has no StatefulSet nope\. It has: db, web\.\n$/, ['nope']));

  test('if the version of the API server is no Kubernetes version', () => {
    const version = { stdout: JSON.stringify({ serverVersion: { gitVersion: 'v0.0.0-master' } }) };
    return expectRejected(
      /^The API server's version is v0\.0\.0-master, and must be .* such as 1\.\d+\.\d+\.\n$/,
      ['web'],
      { version },
    );
  });

  test('if the folder does not exist', () => expectRejected(/^There is no folder nope\.\n$/, ['a', '--path', 'nope']));

  test.each([
    [/missing required argument 'app'/, []],
    [/must be a path that begins with \//, ['web', '--counter', 'visits']],
    [/must be a whole number from 1 to 3600/, ['web', '--timeout', '0']],
    [/Allowed choices are text, markdown, json/, ['web', '--format', 'xml']],
    [/unknown option '--force'/, ['web', '--force']],
  ])('if an argument is invalid: %s', (message, args) => expectRejected(message, args));

  test('if the kubeconfig lacks the context', () =>
    expectRejected(/^The kubeconfig has no context nope\.\n$/, ['web', '--context', 'nope'], {
      'config view': failWith('error: context "nope" does not exist'),
    }));

  test.each([
    'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
    'Unable to connect to the server: dial tcp: lookup nope: no such host',
    'kubectl gave no answer within 30 seconds',
  ])('if the cluster is unreachable: %s', (stderr) =>
    expectRejected(/^The cluster can't be reached: .*\n$/, ['web'], { version: failWith(stderr) }),
  );

  test('if the cluster does not authenticate the user', () =>
    expectRejected(/^The cluster doesn't know this user: .*\n$/, ['web'], {
      version: failWith('error: You must be logged in to the server (Unauthorized)'),
    }));

  test('if the namespace does not exist', () =>
    expectRejected(/^There is no namespace nope in lab\.\n$/, ['web', '-n', 'nope'], {
      'get namespace': failWith('Error from server (NotFound): namespaces "nope" not found'),
    }));

  test('if the app is not on the cluster, and names the command that applies it', () =>
    expectRejected(
      /^There is no StatefulSet web in the namespace shop of lab\. To create it, run kubectl --context=lab --namespace=shop apply --filename=dist\/\n$/,
      ['web'],
      { 'get statefulsets.apps': { stdout: '' } },
    ));

  test('if permissions are missing, and names the checks that need them', () =>
    expectRejected(
      /^You may not get statefulsets\.apps in the namespace shop\. It is needed for: every check\.\n(.*\n)*You may not delete pods in the namespace shop\. It is needed for: dns, persistence\.\n/,
      ['web'],
      { create: { stdout: 'false\n'.repeat(100) } },
    ));

  test('if it needs consent and stdin is not a terminal', () =>
    expectRejected(/^stdin is not a terminal, so nobody can confirm this\. Confirm it with --yes/m, ['web']));

  test('if the user does not consent', () =>
    expectRejected(/deletes a pod of web[\s\S]*Nothing was done\.\n$/, ['web'], {}, { isInteractive: true }));

  test('if the manifests set another namespace than --namespace', () => {
    const metadata = { name: 'web', namespace: 'staging' };
    const statefulSet = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata };
    folder.write({ 'elsewhere/web.json': JSON.stringify(statefulSet) });
    const message = /puts web into the namespace staging, not into shop\.\n$/;
    return expectRejected(message, ['web', '--path', 'elsewhere', '-n', 'shop']);
  });

  test('if kubectl is missing', () => {
    const args = [
      '--require',
      'ts-node/register',
      'bin/verify.ts',
      'web',
      '--yes',
      '--path',
      join(folder.path, 'dist'),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: start,
      env: { PATH: '/nowhere' },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^There is no kubectl on the PATH\. To install it, see \S+\n$/);
  });
});

test('verify --help exits with 0', async () => {
  const { code, out } = await runWithResults(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('Usage: npm run verify -- [options] <app>');
});
