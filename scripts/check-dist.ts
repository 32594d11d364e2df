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
      'dist/ differs from what synth writes, as shown above. Run `npm run synth`, then delete the files that it did not write.',
    );
  }

  const untracked = run('git', ['ls-files', '--others', 'dist'], ['ignore', 'pipe', 'inherit']);
  if (untracked.status !== 0) fail('git cannot list the files of dist/ that it does not track, as shown above.');
  if (untracked.stdout)
    fail(
      `dist/ has files that git does not track. A pull request would lack them. Run \`git add dist\`, or delete them:\n${untracked.stdout}`,
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

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
