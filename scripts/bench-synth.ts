/**
 * Times a synth of this project against one as `cdk8s init typescript-app` sets it up (`npx ts-node main.ts`,
 * types checked, under the command line interface of CDK8s): in turn, on the same charts, both by `npm run`.
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
      const taken = measureSynth(folder);
      // The first round warms the caches.
      if (round > 0) seconds[name as keyof typeof setups].push(taken);
    }
  }
  for (const [name, taken] of Object.entries(seconds)) {
    console.log(`${name}: median ${medianOf(taken).toFixed(2)} s of ${taken.map((one) => one.toFixed(2)).join(' ')}`);
  }
  console.log(`here takes ${((100 * medianOf(seconds.here)) / medianOf(seconds.init)).toFixed(0)} % of init`);
} finally {
  rmSync(setups.init, { recursive: true });
}

/** A copy of this project that is synthesized as the template of cdk8s-cli has it, and compiled as ts-node does by itself. */
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

function measureSynth(folder: string): number {
  const start = process.hrtime.bigint();
  // The look for a newer version over the network is left out: it would say more of the network than of the set-up.
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  execFileSync('npm', ['run', 'synth'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
