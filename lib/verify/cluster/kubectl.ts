import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CannotVerify } from './errors';

const DEFAULT_TIMEOUT_SECONDS = 30;

/** The output of a command, and its exit code. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs until it is stopped, such as a watch. */
export interface RunningCommand {
  /** The lines of standard output. They end when the command ends. */
  readonly lines: AsyncIterable<string>;
  /** Ends the command. Returns its standard error. */
  stop(): Promise<string>;
}

/** How a command is run. */
export interface CommandOptions {
  /** @default no input */
  readonly input?: string;
  /** @default 30 */
  readonly timeoutSeconds?: number;
}

/** Runs kubectl. */
export interface Kubectl {
  run(args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  start(args: readonly string[]): RunningCommand;
}

/** How the processes of kubectl are ended. */
export interface ProcessOptions {
  /** Ends the processes when it is aborted. */
  readonly signal?: AbortSignal;
  /**
   * Whether the processes continue after Ctrl-C at the terminal.
   *
   * @default false
   */
  readonly isDetached?: boolean;
}

/**
 * The `kubectl` on the PATH.
 *
 * @param flags are added to every command, before its arguments
 */
export function createKubectl(flags: readonly string[], { signal, isDetached = false }: ProcessOptions): Kubectl {
  const startProcess = (args: readonly string[]) =>
    spawn('kubectl', [...flags, ...args], { signal, detached: isDetached, stdio: 'pipe', env: process.env });

  return {
    run: (args, { input = '', timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = {}) =>
      new Promise((resolve, reject) => {
        const child = startProcess(args);
        const timer = setTimeout(() => child.kill(), timeoutSeconds * 1000).unref();
        const [readStdout, readStderr] = [collectOutput(child.stdout), collectOutput(child.stderr)];
        child.on('error', (error) => reject(toSpawnError(error)));
        child.on('close', (code, killedBy) => {
          clearTimeout(timer);
          const timeout = killedBy === null ? '' : `kubectl gave no answer within ${timeoutSeconds} seconds`;
          resolve({ code: code ?? 1, stdout: readStdout(), stderr: timeout || readStderr() });
        });
        // If the command ends before it has read its input, its exit code tells more than this error.
        child.stdin.on('error', () => {});
        child.stdin.end(input);
      }),

    start(args) {
      const child = startProcess(args);
      const readStderr = collectOutput(child.stderr);
      const ended = new Promise<void>((resolve) => {
        child.on('close', () => resolve());
        child.on('error', () => resolve());
      });
      return {
        lines: createInterface({ input: child.stdout }),
        async stop() {
          child.kill();
          await ended;
          return readStderr();
        },
      };
    },
  };
}

/** Collects the chunks of a stream. Returns a function that decodes them, so that no character is cut in two. */
function collectOutput(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function toSpawnError(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new CannotVerify([
    'There is no kubectl on the PATH. To install it, see https://kubernetes.io/docs/tasks/tools/',
  ]);
}
