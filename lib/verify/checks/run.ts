import { KubectlFailure } from '../cluster';
import type { Context } from '../context';
import { type CheckReport, judged, type Outcome, skipped } from '../report';
import { Unchecked } from '../unchecked';
import { CHECKS } from './all';
import type { Check } from './check';

/** What checks have to go by but for what came of those before. */
export type Setting = Omit<Context, 'hasPassed'>;

/** Runs all checks, and gives what came of each as it comes. */
export async function* run(setting: Setting): AsyncGenerator<CheckReport> {
  const reports: CheckReport[] = [];
  const context: Context = {
    ...setting,
    hasPassed: (id) => reports.some((report) => report.id === id && report.status === 'passed'),
  };
  for (const check of CHECKS) {
    const start = setting.time.now();
    const outcome = await outcomeOf(check, context);
    const seconds = Math.round((setting.time.now() - start) / 100) / 10;
    const report = { id: check.id, title: check.title, ...outcome, seconds };
    reports.push(report);
    yield report;
  }
}

async function outcomeOf(check: Check, context: Context): Promise<Outcome> {
  const reason = check.skip?.(context);
  if (reason !== undefined) return skipped(reason);
  try {
    return await check.run(context);
  } catch (error) {
    if (error instanceof Unchecked) return skipped(error.message);
    if (error instanceof KubectlFailure) return judged([], [error.message]);
    throw error;
  }
}
