import fc from 'fast-check';
import { MEASURED } from '../../lib/kubernetes';
import { type AppPlan, apps, securityLevelOf } from '../generated';
import { FUZZ_PARAMETERS, synthPlan } from '../synth-plan';
import { RefereePanel } from './referee-panel';

/** Of ten apps one uses what 1.28 doesn't know, and is not sent there. */
const APP_COUNT = 1200;
const MIN_APPS_PER_VERSION = 1000;

let court: RefereePanel;
beforeAll(() => {
  court = RefereePanel.open();
});
afterAll(() => court?.close());

test(`of ${APP_COUNT} apps that constructs and checks accept, no API server refuses one, nor the pods and claims of it`, async () => {
  const counts: Record<string, Record<string, number>> = {};
  const expectAccepted = async (plan: AppPlan) => {
    expect(await court.listObjections(synthPlan(plan), plan)).toEqual([]);
    const level = securityLevelOf(plan);
    for (const version of court.versionsOf(plan)) {
      counts[version] ??= {};
      counts[version][level] = (counts[version][level] ?? 0) + 1;
    }
  };
  await fc.assert(fc.asyncProperty(apps, expectAccepted), { ...FUZZ_PARAMETERS, numRuns: APP_COUNT });
  console.log(`${APP_COUNT} apps, FUZZ_SEED=${FUZZ_PARAMETERS.seed}, were taken:`, counts);
  for (const version of MEASURED) {
    const taken = Object.values(counts[version] ?? {}).reduce((sum, count) => sum + count, 0);
    expect(taken).toBeGreaterThanOrEqual(MIN_APPS_PER_VERSION);
  }
});
