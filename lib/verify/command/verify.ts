import { CommanderError } from 'commander';
import { UnusableInput } from '../../manifests';
import { runChecks, verifyChecks } from '../checks';
import { CannotVerify, KubectlFailure } from '../cluster';
import type { CheckContext } from '../context';
import { verifyFormats } from '../formats';
import type { CheckReport, VerifyReport } from '../report';
import { type PreparedRun, prepareRun } from './check-setup';
import { requestConsent } from './consent';
import { parseOptions, type VerifyOptions } from './options';
import { assertPermissions } from './permissions';
import { createProgress } from './progress';
import type { VerifyStreams, VerifyTools } from './streams';

/** What keeps it from looking at an app, and is nobody's mistake here. */
const USUAL = [UnusableInput, CannotVerify, KubectlFailure];
const [FINE, FAILING, UNUSABLE] = [0, 1, 2];

/**
 * Runs `npm run verify` with these arguments.
 *
 * @returns the exit code: 1 where a check failed or something is left changed, 2 where the app could not be looked at
 */
export async function verify(args: readonly string[], streams: VerifyStreams, means: VerifyTools): Promise<number> {
  const stopping = new AbortController();
  try {
    const options = parseOptions(args, streams);
    streams.onStop(() => {
      streams.err('\nStopping: what was changed is being put back.\n');
      stopping.abort();
    });
    return await runVerification(options, streams, means, stopping.signal);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : UNUSABLE;
    if (stopping.signal.aborted) return UNUSABLE;
    if (!USUAL.some((one) => error instanceof one)) throw error;
    streams.err(`${(error as Error).message}\n`);
    return UNUSABLE;
  }
}

async function runVerification(
  options: VerifyOptions,
  streams: VerifyStreams,
  means: VerifyTools,
  signal: AbortSignal,
): Promise<number> {
  const waiting = createProgress(streams);
  const found = await prepareRun(options, means, signal, waiting.say);
  const { setup: setting, location: place } = found;
  const context: CheckContext = { ...setting, hasPassed: () => true };
  const checks = verifyChecks.filter((check) => check.skipReason?.(context) === undefined);
  await assertPermissions(context, checks);
  const deeds = checks.flatMap(({ describeAction: disturbs }) => disturbs?.(context) ?? []);
  const where = `the namespace ${place.namespace} of ${place.context || 'the cluster'}`;
  await requestConsent({ location: where, actions: deeds }, streams, { yes: options.yes, signal });

  const checked: CheckReport[] = [];
  try {
    for await (const report of runChecks(setting)) {
      // What was cut off says nothing of the app.
      signal.throwIfAborted();
      checked.push(report);
    }
  } finally {
    await setting.undoStack.runAll();
    waiting.clear();
    const { leftovers: left } = setting.undoStack;
    if (checked.length < verifyChecks.length) for (const one of left) streams.err(`Not put back: ${one}\n`);
  }
  const report = createReport(found, checked);
  streams.out(verifyFormats[options.format](report));
  return report.passed ? FINE : FAILING;
}

function createReport(
  { setup: setting, location: place, kubernetes }: PreparedRun,
  checks: readonly CheckReport[],
): VerifyReport {
  const { leftovers: left } = setting.undoStack;
  const passed = left.length === 0 && checks.every(({ status }) => status !== 'failed');
  return { app: setting.app.name, ...place, kubernetes, passed, checks, left };
}
