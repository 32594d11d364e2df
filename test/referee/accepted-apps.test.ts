import fc from 'fast-check';
import { MEASURED } from '../../lib/kubernetes';
import { apps, levelOf, type Plan } from '../generated';
import { FUZZ, written } from '../synthesized';
import { Court } from './court';

/** Of ten apps one uses what 1.28 doesn't know, and is not sent there. */
const RUNS = 1200;
const EACH = 1000;

let court: Court;
beforeAll(() => {
  court = Court.open();
});
afterAll(() => court?.close());

test(`of ${RUNS} apps that constructs and checks accept, no API server refuses one, nor the pods and claims of it`, async () => {
  const counts: Record<string, Record<string, number>> = {};
  const isTaken = async (plan: Plan) => {
    expect(await court.objections(written(plan), plan)).toEqual([]);
    const level = levelOf(plan);
    for (const version of court.versionsOf(plan)) {
      counts[version] ??= {};
      counts[version][level] = (counts[version][level] ?? 0) + 1;
    }
  };
  await fc.assert(fc.asyncProperty(apps, isTaken), { ...FUZZ, numRuns: RUNS });
  console.log(`${RUNS} apps, FUZZ_SEED=${FUZZ.seed}, were taken:`, counts);
  for (const version of MEASURED) {
    const taken = Object.values(counts[version] ?? {}).reduce((sum, count) => sum + count, 0);
    expect(taken).toBeGreaterThanOrEqual(EACH);
  }
});
