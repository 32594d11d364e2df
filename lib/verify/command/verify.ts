import { CommanderError } from 'commander';
import { UnusableInput } from '../../manifests';
import { type CheckContext, runVerifyChecks, verifyChecks } from '../checks';
import { CannotVerify, KubectlFailure } from '../cluster';
import { verifyFormats } from '../formats';
import type { CheckReport, VerifyReport } from '../report';
import { requestConsent } from './consent';
import { parseVerifyOptions, type VerifyOptions } from './options';
import { assertPermissions } from './permissions';
import { type PreparedRun, prepareRun } from './prepare-run';
import { createProgress } from './progress';
import type { VerifyStreams, VerifyTools } from './streams';

/** Errors of the input or of the cluster, whose messages are written without a stack. */
const EXPECTED_ERRORS = [UnusableInput, CannotVerify, KubectlFailure];
const [EXIT_PASSED, EXIT_FAILED, EXIT_NOT_VERIFIED] = [0, 1, 2];

/**
 * Runs `npm run verify` with these arguments.
 *
 * @returns the exit code: 1 if a check failed or a change could not be undone, 2 if the app could not be checked
 */
export async function verify(args: readonly string[], streams: VerifyStreams, tools: VerifyTools): Promise<number> {
  const interruption = new AbortController();
  try {
    const options = parseVerifyOptions(args, streams);
    streams.onStop(() => {
      streams.err('\nStopping: what was changed is being put back.\n');
      interruption.abort();
    });
    return await runVerification(options, streams, tools, interruption.signal);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_PASSED : EXIT_NOT_VERIFIED;
    if (interruption.signal.aborted) return EXIT_NOT_VERIFIED;
    if (!EXPECTED_ERRORS.some((expected) => error instanceof expected)) throw error;
    streams.err(`${(error as Error).message}\n`);
    return EXIT_NOT_VERIFIED;
  }
}

async function runVerification(
  options: VerifyOptions,
  streams: VerifyStreams,
  tools: VerifyTools,
  signal: AbortSignal,
): Promise<number> {
  const progress = createProgress(streams);
  const run = await prepareRun(options, tools, signal, progress.say);
  const { setup, location } = run;
  // Assumes that every check passes, to find all checks that may run.
  const context: CheckContext = { ...setup, hasPassed: () => true };
  const checks = verifyChecks.filter((check) => check.skipReason?.(context) === undefined);
  await assertPermissions(context, checks);
  const plan = {
    location: `the namespace ${location.namespace} of ${location.context || 'the cluster'}`,
    actions: checks.flatMap(({ describeAction }) => describeAction?.(context) ?? []),
  };
  await requestConsent(plan, streams, { isGiven: options.yes, signal });

  const reports: CheckReport[] = [];
  try {
    for await (const report of runVerifyChecks(setup)) {
      // The interruption may have caused the result.
      signal.throwIfAborted();
      reports.push(report);
    }
  } finally {
    await setup.undoStack.runAll();
    progress.clear();
    const isComplete = reports.length === verifyChecks.length;
    if (!isComplete) for (const leftover of setup.undoStack.leftovers) streams.err(`Not put back: ${leftover}\n`);
  }
  const report = createReport(run, reports);
  streams.out(verifyFormats[options.format](report));
  return report.passed ? EXIT_PASSED : EXIT_FAILED;
}

function createReport({ setup, location, kubernetes }: PreparedRun, checks: readonly CheckReport[]): VerifyReport {
  const { leftovers } = setup.undoStack;
  const passed = leftovers.length === 0 && checks.every(({ status }) => status !== 'failed');
  return { app: setup.app.name, ...location, kubernetes, passed, checks, left: leftovers };
}
