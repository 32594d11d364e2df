import { spawn } from 'node:child_process';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import { listOf, waitUntil } from '../kubectl';

const COMMAND = ['--require', 'ts-node/register', 'bin/verify.ts'];
const TIMEOUT_SECONDS = 180;

/** The result of a run of `verify` that got a signal. */
export interface StoppedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The signal that stops a run, and its time. */
export interface StopRequest {
  readonly signal: 'SIGINT' | 'SIGTERM';
  /** Whether it is time to send the signal. */
  isTime(stderr: string): Promise<boolean>;
}

/** Runs `verify` in a process group, and sends it a signal, as a terminal does on Ctrl-C. */
export async function stopVerify(
  args: readonly string[],
  stated: readonly Manifest[],
  { signal, isTime }: StopRequest,
): Promise<StoppedRun> {
  const folder = new TestFolder({ 'app.json': listOf(stated) });
  const options = [...args, '--yes', '--format=json', `--path=${folder.path}`];
  const child = spawn('node', [...COMMAND, ...options], { detached: true });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    await waitUntil(
      'it is time to send the signal',
      TIMEOUT_SECONDS,
      async () => child.exitCode !== null || isTime(stderr),
    );
    if (child.exitCode === null) process.kill(-(child.pid as number), signal);
    return { code: await ended, stdout, stderr };
  } finally {
    child.kill('SIGKILL');
    folder.delete();
  }
}
