import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UnusableInput } from '../manifests';
import { escapeInvisible, truncate } from '../text';
import { withTemporaryFolder } from './temporary-folder';

const SECOND = 1000;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const maxMessage = { lines: 12, characters: 2000 };
/** Port 9 of this machine, where nothing listens. */
const CLOSED_PROXY = 'http://127.0.0.1:9';

/** How a program is run. */
export interface ProgramRun {
  readonly program: 'helm' | 'kubectl';
  readonly args: readonly string[];
  readonly timeoutSeconds: number;
  /** The page that says how to install the program. */
  readonly installation: string;
}

/**
 * Runs a program and returns its standard output. The program finds no other programs, settings or plugins of the user.
 * Its requests go to a proxy that does not exist.
 *
 * @throws UnusableInput with the program's message if it fails
 */
export function runProgram({ program, args, timeoutSeconds, installation }: ProgramRun): Buffer {
  const path = findProgram(program);
  if (path === undefined) {
    throw new UnusableInput([`--render runs ${program}, which is not on PATH. Install it: ${installation}`]);
  }
  return withTemporaryFolder((home) => {
    const { error, signal, status, stdout, stderr } = spawnSync(path, args, {
      cwd: home,
      env: createEnvironment(home),
      input: '',
      maxBuffer: MAX_OUTPUT_BYTES,
      timeout: timeoutSeconds * SECOND,
      killSignal: 'SIGKILL',
    });
    const command = `${program} ${args[0]}`;
    if (isTimeout(error)) throw new UnusableInput([`${command} was stopped after ${timeoutSeconds} s.`]);
    if (error !== undefined) throw new UnusableInput([`${command} can't be run: ${error.message}`]);
    if (status === 0) return stdout;
    throw new UnusableInput([`${command} failed: ${extractMessage(`${stderr}`) || (signal ?? `exit code ${status}`)}`]);
  });
}

/** The path of a program. Undefined if it is not on PATH. */
function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function createEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: home,
    HOME: home,
    TMPDIR: home,
    KUBECONFIG: join(home, 'kubeconfig'),
    HELM_NO_PLUGINS: '1',
    HELM_PLUGINS: join(home, 'plugins'),
    HTTP_PROXY: CLOSED_PROXY,
    HTTPS_PROXY: CLOSED_PROXY,
    ALL_PROXY: CLOSED_PROXY,
  };
}

function isTimeout(error: Error | undefined): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
}

/** The prefix of a program's message: `Error: `, or the header of a log line. */
const MESSAGE_PREFIX = /^(Error: |error: |E\d{4} [\d:.]+ +\d+ \S+\] "command failed" err=)/;

/** The error message of a program, shortened to a few lines. */
function extractMessage(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const shown = lines.slice(0, maxMessage.lines).map((line) => escapeInvisible(line.replace(MESSAGE_PREFIX, '')));
  const left = lines.length - shown.length;
  return truncate([...shown, ...(left > 0 ? [`… ${left} more lines`] : [])].join('\n'), maxMessage.characters);
}
