import { spawn } from 'node:child_process';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import { listOf, waitUntil } from '../kubectl';

const COMMAND = ['--require', 'ts-node/register', 'bin/verify.ts'];
const SECONDS = 180;

/** A run of the command in a process of its own that is told to stop. */
export interface StoppedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How it is told to stop, and when. */
export interface StopRequest {
  readonly signal: 'SIGINT' | 'SIGTERM';
  /** Whether it is time, by what the command has told. */
  isTime(told: string): Promise<boolean>;
}

/** Runs the command, and sends a signal to it and to all that it runs, as a terminal does with Ctrl-C. */
export async function stopVerify(
  args: readonly string[],
  stated: readonly Manifest[],
  { signal, isTime }: StopRequest,
): Promise<StoppedRun> {
  const folder = new TestFolder({ 'app.json': listOf(stated) });
  const asked = [...args, '--yes', '--format=json', `--path=${folder.path}`];
  const child = spawn('node', [...COMMAND, ...asked], { detached: true });
  let [out, told] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (told += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    await waitUntil('it is time to stop it', SECONDS, async () => child.exitCode !== null || isTime(told));
    if (child.exitCode === null) process.kill(-(child.pid as number), signal);
    return { code: await ended, stdout: out, stderr: told };
  } finally {
    child.kill('SIGKILL');
    folder.delete();
  }
}
