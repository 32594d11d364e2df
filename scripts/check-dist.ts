/**
 * Fails if a file of dist/ differs from what main.ts synthesizes, or if git does not track it, because a pull request
 * would lack it. Without apps there may be no dist/.
 */
import { type StdioOptions, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'dist-'));
const synthesized = createFolder('synthesized');
process.env.CDK8S_OUTDIR = synthesized;
try {
  const synth = run(process.execPath, ['--require', 'ts-node/register', 'main.ts'], ['ignore', 'ignore', 'inherit']);
  if (synth.status !== 0) fail('main.ts cannot be synthesized, as shown above.');
  else compareDist();
} finally {
  rmSync(folder, { recursive: true });
}

function compareDist(): void {
  const committed = existsSync('dist') ? 'dist' : createFolder('none');
  const args = ['--no-pager', 'diff', '--no-index', '--no-ext-diff', committed, synthesized];
  const difference = run('git', args, 'inherit');
  if (difference.status !== 0) {
    fail(
      'dist/ is not what synth writes, as shown above. To mend it: npm run synth, then delete what it did not write.',
    );
  }

  const untracked = run('git', ['ls-files', '--others', 'dist'], ['ignore', 'pipe', 'inherit']);
  if (untracked.status !== 0) fail('git cannot tell which files of dist/ it knows.');
  if (untracked.stdout)
    fail(
      `dist/ holds what git does not know, and a pull request would lack. git add or delete it:\n${untracked.stdout}`,
    );
}

function createFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

function run(command: string, args: readonly string[], stdio: StdioOptions) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio });
  if (result.error) throw result.error;
  return result;
}

function fail(what: string): void {
  console.error(what);
  process.exitCode = 1;
}
