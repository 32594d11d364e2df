import type { ClusterClient, CommandResult } from '../cluster';

/** What runtimes say of a program that an image doesn't have. */
const NO_PROGRAM = /executable file not found|no such file or directory|not found in \$PATH/i;

/** A script for the shell of a container, and what it is given. */
export interface ShellScript {
  readonly pod: string;
  readonly container: string;
  readonly script: string;
  /** `$1` and so on: never part of the script itself. */
  readonly args: readonly string[];
}

/** Runs a script in a container; undefined where its image has no shell. */
export async function runScript(
  cluster: ClusterClient,
  { pod, container, script, args: given }: ShellScript,
): Promise<CommandResult | undefined> {
  const ended = await cluster.exec(pod, container, ['sh', '-c', script, 'sh', ...given]);
  // A shell that lacks a program says so by 127, and then it was the shell that spoke.
  return ended.code !== 0 && NO_PROGRAM.test(ended.stderr) && /OCI|exec/i.test(ended.stderr) ? undefined : ended;
}
