import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CannotVerify } from './errors';

const SECONDS = 30;

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on until it is stopped. */
export interface RunningCommand {
  /** What it prints, line by line; it ends with the command. */
  readonly lines: AsyncIterable<string>;
  /** Makes it end, and gives what it printed on standard error. */
  stop(): Promise<string>;
}

/** How a command is run. */
export interface CommandOptions {
  readonly input?: string;
  /** How long it may take. Default: 30 seconds. */
  readonly timeoutSeconds?: number;
}

/** Runs kubectl. */
export interface Kubectl {
  run(args: readonly string[], how?: CommandOptions): Promise<CommandResult>;
  start(args: readonly string[]): RunningCommand;
}

/** How the processes of kubectl stand to the one that runs them. */
export interface ProcessOptions {
  /** Ends them. */
  readonly signal?: AbortSignal;
  /** Whether Ctrl-C at the terminal leaves them alone. */
  readonly isDetached?: boolean;
}

/**
 * The `kubectl` on the PATH, as it is set up there.
 *
 * @param flags stand before the arguments of every command
 */
export function createKubectl(
  flags: readonly string[],
  { signal, isDetached: detached = false }: ProcessOptions,
): Kubectl {
  const processOf = (args: readonly string[]) =>
    spawn('kubectl', [...flags, ...args], { signal, detached, stdio: 'pipe', env: process.env });

  return {
    run: (args, { input = '', timeoutSeconds: seconds = SECONDS } = {}) =>
      new Promise((resolve, reject) => {
        const child = processOf(args);
        const timer = setTimeout(() => child.kill(), seconds * 1000).unref();
        const [stdout, stderr] = [collectOutput(child.stdout), collectOutput(child.stderr)];
        child.on('error', (error) => reject(toSpawnError(error)));
        child.on('close', (code, killedBy) => {
          clearTimeout(timer);
          const late = killedBy === null ? '' : `kubectl gave no answer within ${seconds} seconds`;
          resolve({ code: code ?? 1, stdout: stdout(), stderr: late || stderr() });
        });
        // A command that ends before it has read its input is judged by how it ends.
        child.stdin.on('error', () => {});
        child.stdin.end(input);
      }),

    start(args) {
      const child = processOf(args);
      const stderr = collectOutput(child.stderr);
      const ended = new Promise<void>((resolve) => {
        child.on('close', () => resolve());
        child.on('error', () => resolve());
      });
      return {
        lines: createInterface({ input: child.stdout }),
        async stop() {
          child.kill();
          await ended;
          return stderr();
        },
      };
    },
  };
}

function collectOutput(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function toSpawnError(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new CannotVerify(['There is no kubectl on the PATH. To get it: https://kubernetes.io/docs/tasks/tools/']);
}
