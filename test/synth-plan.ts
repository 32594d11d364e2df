import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart } from 'cdk8s';
import { synth } from '../lib/synth';
import { type AppPlan, addPlan, createAppFor } from './generated';

const SEED = 1128;
const TIMEOUT_SECONDS = 500;

/**
 * What is generated is the same each time, so that a change is judged by itself; another with `FUZZ_SEED=…`. What fails
 * is shrunk for as long as there is time; what isn't done by then has failed.
 */
export const FUZZ_PARAMETERS = {
  seed: Number(process.env.FUZZ_SEED ?? SEED),
  interruptAfterTimeLimit: TIMEOUT_SECONDS * 1000,
  markInterruptAsFailure: true,
};

/** The file that becomes of a plan, once its chart is changed. Throws what constructs and checks say against it. */
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
