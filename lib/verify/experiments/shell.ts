import type { ClusterClient, CommandResult } from '../cluster';

/** Container runtimes report these if an image lacks a program. */
const NO_PROGRAM_MESSAGES = /executable file not found|no such file or directory|not found in \$PATH/i;

/** A shell script for a container. */
export interface ShellScript {
  readonly pod: string;
  readonly container: string;
  readonly script: string;
  /** `$1` and so on. They are not parsed by the shell. */
  readonly args: readonly string[];
}

/** Runs a script in a container. Undefined if its image has no shell. */
export async function runScript(
  cluster: ClusterClient,
  { pod, container, script, args }: ShellScript,
): Promise<CommandResult | undefined> {
  const result = await cluster.exec(pod, container, ['sh', '-c', script, 'sh', ...args]);
  // A shell reports a missing program, too. The runtime's messages name themselves.
  const hasNoShell = result.code !== 0 && NO_PROGRAM_MESSAGES.test(result.stderr) && /OCI|exec/i.test(result.stderr);
  return hasNoShell ? undefined : result;
}
