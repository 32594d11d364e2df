import fc from 'fast-check';
import { MEASURED_MINORS } from '../../lib/kubernetes';
import { type AppPlan, apps, securityLevelOf } from '../generated';
import { FUZZ_PARAMETERS, synthPlan } from '../synth-plan';
import { RefereePanel } from './referee-panel';

/** One in ten apps needs a later version than 1.28, and is not tested with 1.28. */
const APP_COUNT = 1200;
const MIN_APPS_PER_VERSION = 1000;

let panel: RefereePanel;
beforeAll(() => {
  panel = RefereePanel.open();
});
afterAll(() => panel?.close());

test(`of ${APP_COUNT} apps that constructs and checks accept, API servers accept all, with their pods and claims`, async () => {
  const counts: Record<string, Record<string, number>> = {};
  const expectAccepted = async (plan: AppPlan) => {
    expect(await panel.listObjections(synthPlan(plan), plan)).toEqual([]);
    const level = securityLevelOf(plan);
    for (const version of panel.versionsOf(plan)) {
      counts[version] ??= {};
      counts[version][level] = (counts[version][level] ?? 0) + 1;
    }
  };
  await fc.assert(fc.asyncProperty(apps, expectAccepted), { ...FUZZ_PARAMETERS, numRuns: APP_COUNT });
  console.log(`${APP_COUNT} apps, FUZZ_SEED=${FUZZ_PARAMETERS.seed}, were accepted:`, counts);
  for (const version of MEASURED_MINORS) {
    const accepted = Object.values(counts[version] ?? {}).reduce((sum, count) => sum + count, 0);
    expect(accepted).toBeGreaterThanOrEqual(MIN_APPS_PER_VERSION);
  }
});
