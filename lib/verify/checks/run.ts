import { KubectlFailure } from '../cluster';
import type { CheckContext } from '../context';
import { type CheckOutcome, type CheckReport, createOutcome, createSkippedOutcome } from '../report';
import { CheckSkipped } from '../unchecked';
import { verifyChecks } from './all';
import type { VerifyCheck } from './check';

/** What checks have to go by but for what came of those before. */
export type CheckSetup = Omit<CheckContext, 'hasPassed'>;

/** Runs all checks, and gives what came of each as it comes. */
export async function* runChecks(setting: CheckSetup): AsyncGenerator<CheckReport> {
  const reports: CheckReport[] = [];
  const context: CheckContext = {
    ...setting,
    hasPassed: (id) => reports.some((report) => report.id === id && report.status === 'passed'),
  };
  for (const check of verifyChecks) {
    const start = setting.clock.now();
    const outcome = await outcomeOf(check, context);
    const seconds = Math.round((setting.clock.now() - start) / 100) / 10;
    const report = { id: check.id, title: check.title, ...outcome, seconds };
    reports.push(report);
    yield report;
  }
}

async function outcomeOf(check: VerifyCheck, context: CheckContext): Promise<CheckOutcome> {
  const reason = check.skipReason?.(context);
  if (reason !== undefined) return createSkippedOutcome(reason);
  try {
    return await check.run(context);
  } catch (error) {
    if (error instanceof CheckSkipped) return createSkippedOutcome(error.message);
    if (error instanceof KubectlFailure) return createOutcome([], [error.message]);
    throw error;
  }
}
