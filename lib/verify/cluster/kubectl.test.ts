import { chmodSync } from 'node:fs';
import { TestFolder } from '../../../test/folders';
import { createKubectl } from './kubectl';

const before = process.env.PATH;
let folder: TestFolder;

/** Puts a `kubectl` on the PATH that is this shell script. */
function kubectlIs(script: string): void {
  folder.write({ kubectl: `#!/bin/sh\n${script}\n` });
  chmodSync(`${folder.path}/kubectl`, 0o755);
}

beforeEach(() => {
  folder = new TestFolder();
  process.env.PATH = `${folder.path}:${before}`;
});

afterEach(() => {
  process.env.PATH = before;
  folder.delete();
});

test('passes flags, arguments and input to kubectl without a shell', async () => {
  kubectlIs('printf "%s|" "$@"; cat; echo trouble >&2; exit 3');
  const ended = await createKubectl(['--context=lab'], {}).run(['get', '$(id) *'], { input: 'an object' });
  expect(ended).toEqual({ code: 3, stdout: '--context=lab|get|$(id) *|an object', stderr: 'trouble\n' });
});

test('decodes a character whose bytes arrive separately', async () => {
  kubectlIs("printf '\\303'; sleep 0.05; printf '\\244'");
  expect((await createKubectl([], {}).run([])).stdout).toBe('ä');
});

test('returns the exit code of a command that does not read its input', async () => {
  kubectlIs('exit 1');
  expect((await createKubectl([], {}).run([], { input: 'x'.repeat(2 ** 20) })).code).toBe(1);
});

test('ends a command at its timeout', async () => {
  kubectlIs('exec sleep 60');
  const ended = await createKubectl([], {}).run(['get'], { timeoutSeconds: 0.05 });
  expect(ended).toEqual({ code: 1, stdout: '', stderr: 'kubectl gave no answer within 0.05 seconds' });
});

test('says how to install kubectl if it is missing', async () => {
  process.env.PATH = folder.path;
  await expect(createKubectl([], {}).run(['get'])).rejects.toThrow(
    /^There is no kubectl on the PATH\. To install it, see \S+$/,
  );
});

test('ends a command when the signal is aborted', async () => {
  kubectlIs('exec sleep 60');
  const stopping = new AbortController();
  const ended = createKubectl([], { signal: stopping.signal }).run(['get']);
  stopping.abort();
  await expect(ended).rejects.toThrow('aborted');
});

describe('a command that runs until it is stopped', () => {
  test('yields its lines, and returns its errors when it is stopped', async () => {
    kubectlIs('trap "echo bye >&2; exit 0" TERM; echo one; echo two; while :; do sleep 0.01; done');
    const started = createKubectl([], {}).start(['port-forward']);
    const lines: string[] = [];
    for await (const line of started.lines) {
      lines.push(line);
      if (lines.length === 2) break;
    }
    expect(lines).toEqual(['one', 'two']);
    expect(await started.stop()).toBe('bye\n');
  });

  test('can be stopped after it has ended', async () => {
    kubectlIs('echo error >&2; exit 1');
    const started = createKubectl([], {}).start(['port-forward']);
    for await (const line of started.lines) throw new Error(line);
    expect(await started.stop()).toBe('error\n');
  });

  test('can be stopped if kubectl is missing', async () => {
    process.env.PATH = folder.path;
    const started = createKubectl([], {}).start(['port-forward']);
    for await (const line of started.lines) throw new Error(line);
    expect(await started.stop()).toBe('');
  });
});
