import { KubectlFailure } from '../cluster';
import {
  type CheckOutcome,
  type CheckReport,
  CheckSkipped,
  createFailedOutcome,
  createSkippedOutcome,
} from '../report';
import { verifyChecks } from './all';
import type { CheckContext, CheckSetup, VerifyCheck } from './check';

/** Runs all checks, one after another. Yields the report of each when it ends. */
export async function* runVerifyChecks(setup: CheckSetup): AsyncGenerator<CheckReport> {
  const reports: CheckReport[] = [];
  const context: CheckContext = {
    ...setup,
    hasPassed: (id) => reports.some((report) => report.id === id && report.status === 'passed'),
  };
  for (const check of verifyChecks) {
    const start = setup.clock.now();
    const outcome = await runCheck(check, context);
    const seconds = Math.round((setup.clock.now() - start) / 100) / 10;
    const report = { id: check.id, title: check.title, ...outcome, seconds };
    reports.push(report);
    yield report;
  }
}

async function runCheck(check: VerifyCheck, context: CheckContext): Promise<CheckOutcome> {
  const reason = check.skipReason?.(context);
  if (reason !== undefined) return createSkippedOutcome(reason);
  try {
    return await check.run(context);
  } catch (error) {
    if (error instanceof CheckSkipped) return createSkippedOutcome(error.message);
    if (error instanceof KubectlFailure) return createFailedOutcome(error.message);
    throw error;
  }
}
