import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart } from 'cdk8s';
import { synth } from '../lib/synth';
import { type AppPlan, addPlan, createAppFor } from './generated';

const SEED = 1128;
const TIMEOUT_SECONDS = 500;

/**
 * The parameters of fast-check. Each run generates the same values, unless `FUZZ_SEED=…` sets another seed. A test that
 * takes more than 500 seconds fails, its shrinking included.
 */
export const FUZZ_PARAMETERS = {
  seed: Number(process.env.FUZZ_SEED ?? SEED),
  interruptAfterTimeLimit: TIMEOUT_SECONDS * 1000,
  markInterruptAsFailure: true,
};

/**
 * Synthesizes an app that is planned, and returns the text of its file.
 *
 * @param change edits the chart before synth
 * @throws InvalidProperties or UnsoundManifests if constructs or checks reject the app
 */
export function synthPlan(plan: AppPlan, change: (chart: Chart) => void = () => {}): string {
  const outdir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const { app, chart } = createAppFor(plan, outdir);
    addPlan(plan, chart);
    change(chart);
    const [file] = synth(app);
    return readFileSync(String(file?.path), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
