import { CommanderError } from 'commander';
import { UnusableInput } from '../../manifests';
import { CHECKS, run } from '../checks';
import { CannotVerify, KubectlFailure } from '../cluster';
import type { Context } from '../context';
import { FORMATS } from '../formats';
import type { CheckReport, Report } from '../report';
import { assertAllowed } from './allowed';
import { agreed } from './consent';
import { type Options, optionsOf } from './options';
import { progress } from './progress';
import { type Found, settingOf } from './setting';
import type { Means, Streams } from './streams';

/** What keeps it from looking at an app, and is nobody's mistake here. */
const USUAL = [UnusableInput, CannotVerify, KubectlFailure];
const [FINE, FAILING, UNUSABLE] = [0, 1, 2];

/**
 * Runs `npm run verify` with these arguments.
 *
 * @returns the exit code: 1 where a check failed or something is left changed, 2 where the app could not be looked at
 */
export async function verify(args: readonly string[], streams: Streams, means: Means): Promise<number> {
  const stopping = new AbortController();
  try {
    const options = optionsOf(args, streams);
    streams.onStop(() => {
      streams.err('\nStopping: what was changed is being put back.\n');
      stopping.abort();
    });
    return await verified(options, streams, means, stopping.signal);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : UNUSABLE;
    if (stopping.signal.aborted) return UNUSABLE;
    if (!USUAL.some((one) => error instanceof one)) throw error;
    streams.err(`${(error as Error).message}\n`);
    return UNUSABLE;
  }
}

async function verified(options: Options, streams: Streams, means: Means, signal: AbortSignal): Promise<number> {
  const waiting = progress(streams);
  const found = await settingOf(options, means, signal, waiting.say);
  const { setting, place } = found;
  const context: Context = { ...setting, hasPassed: () => true };
  const checks = CHECKS.filter((check) => check.skip?.(context) === undefined);
  await assertAllowed(context, checks);
  const deeds = checks.flatMap(({ disturbs }) => disturbs?.(context) ?? []);
  const where = `the namespace ${place.namespace} of ${place.context || 'the cluster'}`;
  await agreed({ where, deeds }, streams, { yes: options.yes, signal });

  const checked: CheckReport[] = [];
  try {
    for await (const report of run(setting)) {
      // What was cut off says nothing of the app.
      signal.throwIfAborted();
      checked.push(report);
    }
  } finally {
    await setting.repairs.makeAll();
    waiting.done();
    const { left } = setting.repairs;
    if (checked.length < CHECKS.length) for (const one of left) streams.err(`Not put back: ${one}\n`);
  }
  const report = reportOf(found, checked);
  streams.out(FORMATS[options.format](report));
  return report.passed ? FINE : FAILING;
}

function reportOf({ setting, place, kubernetes }: Found, checks: readonly CheckReport[]): Report {
  const { left } = setting.repairs;
  const passed = left.length === 0 && checks.every(({ status }) => status !== 'failed');
  return { app: setting.app.name, ...place, kubernetes, passed, checks, left };
}
