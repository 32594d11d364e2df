/**
 * Measures `npm run synth` of this project and of a project as `cdk8s init typescript-app` creates it, with the same
 * charts, in turn. The latter checks types, and runs in the command line of CDK8s.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROUNDS = 10;

const setups = { here: resolve('.'), init: createInitProject() };
try {
  const seconds: Record<keyof typeof setups, number[]> = { here: [], init: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, folder] of Object.entries(setups)) {
      const measured = measureSynth(folder);
      // The first round fills the caches.
      if (round > 0) seconds[name as keyof typeof setups].push(measured);
    }
  }
  for (const [name, measured] of Object.entries(seconds)) {
    console.log(
      `${name}: median ${medianOf(measured).toFixed(2)} s of ${measured.map((one) => one.toFixed(2)).join(' ')}`,
    );
  }
  console.log(`here takes ${((100 * medianOf(seconds.here)) / medianOf(seconds.init)).toFixed(0)} % of init`);
} finally {
  rmSync(setups.init, { recursive: true });
}

/** Creates a copy of this project with the `cdk8s.yaml` of cdk8s-cli's template and the defaults of ts-node. */
function createInitProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const part of ['main.ts', 'lib', 'imports']) cpSync(part, join(folder, part), { recursive: true });
  cpSync('node_modules/cdk8s-cli/templates/typescript-app/cdk8s.yaml', join(folder, 'cdk8s.yaml'));
  const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts: { synth: 'cdk8s synth' } }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs synth in a folder. Returns the seconds that it takes. */
function measureSynth(folder: string): number {
  const start = process.hrtime.bigint();
  // The check for a newer version of cdk8s-cli depends on the network.
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  execFileSync('npm', ['run', 'synth'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
