import { readFileSync } from 'node:fs';
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { type CheckFinding, UnsoundManifests } from '../../lib/checks';
import { InvalidProperties, type Issue } from '../../lib/constructs';
import { type AppPlan, apps, type PlanEdit, planEdits } from '../generated';
import { FUZZ_PARAMETERS, synthPlan } from '../synth-plan';
import { type BreakingPatch, findPointers, findStricterRules, PATCHES, STRICTER_RULES } from './apps';
import { RefereePanel } from './referee-panel';

/** While `areOff`, constructs and checks accept everything, so that invalid apps reach the API server. */
const mockRules = { areOff: false };

jest.mock('../../lib/validation', () => {
  const actual = jest.requireActual<typeof import('../../lib/validation')>('../../lib/validation');
  const assertNoIssues: typeof actual.assertNoIssues = (...args) => {
    if (!mockRules.areOff) actual.assertNoIssues(...args);
  };
  return { ...actual, assertNoIssues } satisfies typeof actual;
});

jest.mock('../../lib/checks', () => {
  const actual = jest.requireActual<typeof import('../../lib/checks')>('../../lib/checks');
  const assertNoFindings: typeof actual.assertNoFindings = (...args) => {
    if (!mockRules.areOff) actual.assertNoFindings(...args);
  };
  return { ...actual, assertNoFindings } satisfies typeof actual;
});

/** Nearly half of the edits make an app invalid. */
const EDIT_COUNT = 2500;
const PATCH_COUNT = 700;
const MIN_REJECTED = 1000;

let panel: RefereePanel;
beforeAll(() => {
  panel = RefereePanel.open();
});
afterAll(() => panel?.close());

type ChartChange = (chart: Chart) => void;

/** Synthesizes a plan. Returns its file, or the issues that constructs and checks find. */
function synthChecked(plan: AppPlan, change?: ChartChange): { text?: string; problems: readonly Issue[] } {
  try {
    return { text: synthPlan(plan, change), problems: [] };
  } catch (error) {
    if (error instanceof InvalidProperties) return { problems: error.problems };
    if (error instanceof UnsoundManifests) return { problems: error.findings };
    if (fc.PreconditionFailure.isFailure(error)) throw error;
    // CDK8s rejects negative Durations, and cdk8s-plus rejects an autoscaler whose minimum is above its maximum.
    return { problems: [{ path: '', value: error, allowed: 'what CDK8s accepts' }] };
  }
}

/** Synthesizes a plan without the rules of constructs and checks. Undefined if CDK8s cannot write the file. */
function synthUnchecked(plan: AppPlan, change?: ChartChange): string | undefined {
  mockRules.areOff = true;
  try {
    return synthPlan(plan, change);
  } catch {
    return undefined;
  } finally {
    mockRules.areOff = false;
  }
}

/** Judges generated values, and counts their outcomes. */
async function countOutcomes<Value>(
  values: fc.Arbitrary<Value>,
  numRuns: number,
  judge: (value: Value) => Promise<string>,
) {
  const counts: Record<string, number> = {};
  const judgeAndCount = async (value: Value) => {
    const outcome = await judge(value);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  };
  await fc.assert(fc.asyncProperty(values, judgeAndCount), { ...FUZZ_PARAMETERS, numRuns });
  return counts;
}

/** Compares constructs and checks with API servers. Throws if they disagree, except where a rule is stricter on purpose. */
async function judgeEdit({ plan, original }: PlanEdit): Promise<string> {
  const { text, problems } = synthChecked(plan);
  if (text !== undefined) {
    expect(await panel.listObjections(text, plan)).toEqual([]);
    return 'accepted, by API servers, too';
  }
  const unchecked = synthUnchecked(plan);
  if (unchecked === undefined) return 'rejected, and CDK8s cannot write the file';
  if ((await panel.listObjections(unchecked, plan)).length > 0) return 'rejected, by an API server, too';
  if (unchecked === synthPlan(original)) return 'rejected, without effect on the file';
  expect(problems.filter((problem) => findStricterRules(problem).length === 0)).toEqual([]);
  return 'rejected, stricter than Kubernetes on purpose';
}

test(`of ${EDIT_COUNT} apps with one edit, constructs and checks reject those that API servers reject, and documented others`, async () => {
  const counts = await countOutcomes(planEdits, EDIT_COUNT, judgeEdit);
  console.log(`${EDIT_COUNT} edits, FUZZ_SEED=${FUZZ_PARAMETERS.seed}:`, counts);
  const rejected = Object.entries(counts).filter(([outcome]) => outcome.startsWith('rejected'));
  expect(rejected.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(MIN_REJECTED);
});

/** Creates a change of a chart that patches the `nth` place that the path of the patch matches. */
function createPatch({ kind, path }: BreakingPatch, value: unknown, nth: number): ChartChange {
  return (chart) => {
    const objects = chart.node.findAll().filter((one) => ApiObject.isApiObject(one));
    const places = objects
      .filter((object) => object.kind === kind)
      .flatMap((object) => findPointers(object.toJson(), path).map((pointer) => ({ object, pointer })));
    // fast-check skips a plan without such a place.
    fc.pre(places.length > 0);
    const { object, pointer } = places[nth % places.length] as (typeof places)[number];
    object.addJsonPatch(JsonPatch.add(pointer, value));
  };
}

interface PatchedPlan {
  readonly plan: AppPlan;
  readonly patch: BreakingPatch;
  readonly value: unknown;
  readonly nth: number;
}

const patchedPlans: fc.Arbitrary<PatchedPlan> = fc
  .constantFrom(...PATCHES)
  .chain((patch) =>
    fc.record({ plan: apps, patch: fc.constant(patch), value: fc.constantFrom(...patch.values), nth: fc.nat() }),
  );

test(`of ${PATCH_COUNT} apps with an invalid patch, checks find all, and API servers reject all but documented ones`, async () => {
  const counts = await countOutcomes(patchedPlans, PATCH_COUNT, async ({ plan, patch, value, nth }) => {
    const change = createPatch(patch, value, nth);
    const checks = synthChecked(plan, change).problems.map((problem) => (problem as Partial<CheckFinding>).check);
    expect(checks).toContain(patch.check);
    const objections = await panel.listObjections(String(synthUnchecked(plan, change)), plan);
    expect(objections.length > 0).toBe(patch.isStricter !== true);
    return patch.isStricter ? 'found, stricter than Kubernetes on purpose' : 'found, rejected by an API server, too';
  });
  console.log(`${PATCH_COUNT} patches, FUZZ_SEED=${FUZZ_PARAMETERS.seed}:`, counts);
});

test('docs/stricter.md lists every rule that is stricter than Kubernetes', () => {
  const docs = readFileSync('docs/stricter.md', 'utf8');
  for (const { what } of STRICTER_RULES) expect(docs).toContain(`| ${what} |`);
  for (const { check } of PATCHES.filter(({ isStricter }) => isStricter)) expect(docs).toContain(`| \`${check}\` |`);
});
