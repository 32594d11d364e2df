/**
 * Fails where dist/ is not, file by file, what main.ts synthesizes, or holds what git does not know and a pull
 * request would lack.
 */
import { type StdioOptions, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const synthesized = mkdtempSync(join(tmpdir(), 'dist-'));
process.env.CDK8S_OUTDIR = synthesized;
try {
  const synth = run(process.execPath, ['--require', 'ts-node/register', 'main.ts'], ['ignore', 'ignore', 'inherit']);
  if (synth.status !== 0) complain('main.ts cannot be synthesized, as shown above.');
  else compare();
} finally {
  rmSync(synthesized, { recursive: true });
}

function compare(): void {
  const difference = run('git', ['--no-pager', 'diff', '--no-index', '--no-ext-diff', 'dist', synthesized], 'inherit');
  if (difference.status !== 0) {
    complain(
      'dist/ is not what synth writes, as shown above. To mend it: npm run synth, then delete what it did not write.',
    );
  }

  const untracked = run('git', ['ls-files', '--others', 'dist'], ['ignore', 'pipe', 'inherit']);
  if (untracked.status !== 0) complain('git cannot tell which files of dist/ it knows.');
  if (untracked.stdout)
    complain(
      `dist/ holds what git does not know, and a pull request would lack. git add or delete it:\n${untracked.stdout}`,
    );
}

function run(command: string, args: readonly string[], stdio: StdioOptions) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio });
  if (result.error) throw result.error;
  return result;
}

function complain(what: string): void {
  console.error(what);
  process.exitCode = 1;
}
