/**
 * Runs the commands in lab/README.md on the cluster of the current context, in a namespace of their own, and writes their
 * output to the file:
 *
 * - In a block ```console, each line that begins with `$ ` is a command. Its output follows.
 * - `<!-- seen: COMMAND -->` is a command whose output follows as Markdown, up to `<!-- end -->`.
 * - `<!-- run: COMMAND -->` is a command whose output is not shown.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILE = 'lab/README.md';
const NAMESPACE = 'lab';
const COMMAND_BLOCKS =
  /(?<=^```console\n)(?<console>[\s\S]*?)(?=^```)|(?<=<!-- seen: (?<seen>.*) -->\n)[\s\S]*?(?=<!-- end -->)|<!-- run: (?<run>.*) -->/gm;
/** The lines that kubectl logs about its connections. */
const KUBECTL_LOG_LINES = /^[EWI]\d{4} \d\d:.*\n?/gm;

const folder = mkdtempSync(join(tmpdir(), 'lab-'));
const environment = { ...process.env, KUBECONFIG: join(folder, 'kubeconfig'), NO_COLOR: '1' };

try {
  useNamespace();
  writeFileSync(
    FILE,
    readFileSync(FILE, 'utf8').replace(COMMAND_BLOCKS, (block, ...rest) => fillBlock(block, rest.at(-1))),
  );
} finally {
  execFileSync('kubectl', ['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
  rmSync(folder, { recursive: true });
}

/** Creates the namespace, and a kubeconfig in which it is the current one, so that commands need not name it. */
function useNamespace(): void {
  writeFileSync(environment.KUBECONFIG, execFileSync('kubectl', ['config', 'view', '--minify', '--flatten', '--raw']));
  execFileSync('kubectl', ['create', 'namespace', NAMESPACE]);
  execFileSync('kubectl', ['config', 'set-context', '--current', `--namespace=${NAMESPACE}`], { env: environment });
}

/** Runs the commands of a block, and returns its new content. */
function fillBlock(block: string, { console, seen, run }: Readonly<Record<string, string | undefined>>): string {
  if (console !== undefined) return runConsoleBlock(console);
  if (seen !== undefined) return `\n${runCommand(seen)}\n\n`;
  runCommand(String(run));
  return block;
}

/** Runs the commands of a block. Returns the block with the output of each command. */
function runConsoleBlock(block: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((line) => [line, ...[runCommand(line.slice(2))].filter(Boolean), ''].join('\n')).join('');
}

/** Runs a command. Returns its output and error output, as a terminal shows them. */
function runCommand(command: string): string {
  console.error(`$ ${command}`);
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], { encoding: 'utf8', env: environment });
  return stdout
    .replaceAll(KUBECTL_LOG_LINES, '')
    .trimEnd()
    .replaceAll(/[ \t]+$/gm, '');
}
