/**
 * Runs the commands of lab/README.md on the cluster of the current context, from top to bottom, in a namespace of its
 * own, and writes what they print below them:
 *
 * - of a block ```console, each line that begins with `$ `;
 * - of `<!-- seen: COMMAND -->`, the command, whose output stands as it is up to `<!-- end -->`;
 * - of `<!-- run: COMMAND -->`, the command, whose output is of no interest.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILE = 'lab/README.md';
const NAMESPACE = 'lab';
const COMMAND_BLOCKS =
  /(?<=^```console\n)(?<console>[\s\S]*?)(?=^```)|(?<=<!-- seen: (?<seen>.*) -->\n)[\s\S]*?(?=<!-- end -->)|<!-- run: (?<run>.*) -->/gm;
/** What kubectl logs of its own connections, and nobody means to see. */
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

/** Makes the namespace the current one of a kubeconfig of its own, so that commands read as people type them. */
function useNamespace(): void {
  writeFileSync(environment.KUBECONFIG, execFileSync('kubectl', ['config', 'view', '--minify', '--flatten', '--raw']));
  execFileSync('kubectl', ['create', 'namespace', NAMESPACE]);
  execFileSync('kubectl', ['config', 'set-context', '--current', `--namespace=${NAMESPACE}`], { env: environment });
}

function fillBlock(block: string, { console, seen, run }: Readonly<Record<string, string | undefined>>): string {
  if (console !== undefined) return runConsoleBlock(console);
  if (seen !== undefined) return `\n${runCommand(seen)}\n\n`;
  runCommand(String(run));
  return block;
}

/** The commands of a block, each with what it prints. */
function runConsoleBlock(block: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((line) => [line, ...[runCommand(line.slice(2))].filter(Boolean), ''].join('\n')).join('');
}

/** What a command prints, as on a terminal: what goes to standard error too. */
function runCommand(command: string): string {
  console.error(`$ ${command}`);
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], { encoding: 'utf8', env: environment });
  return stdout
    .replaceAll(KUBECTL_LOG_LINES, '')
    .trimEnd()
    .replaceAll(/[ \t]+$/gm, '');
}
