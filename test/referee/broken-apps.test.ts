import { readFileSync } from 'node:fs';
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { type Reported, UnsoundManifests } from '../../lib/checks';
import { InvalidProperties, type Issue } from '../../lib/constructs';
import { type AppPlan, apps, type PlanEdit, planEdits } from '../generated';
import { FUZZ_PARAMETERS, synthPlan } from '../synth-plan';
import { type BreakingPatch, findPointers, findStricterRules, PATCHES, STRICTER_RULES } from './apps';
import { RefereePanel } from './referee-panel';

/** While it is `off`, constructs and checks take what they are given, so that it is seen what API servers say to it. */
const mockRules = { off: false };

jest.mock('../../lib/validation', () => {
  const actual = jest.requireActual('../../lib/validation');
  const unlessOff =
    (assert: (...given: unknown[]) => void) =>
    (...given: unknown[]) =>
      mockRules.off ? undefined : assert(...given);
  return { ...actual, assertNoIssues: unlessOff(actual.assertNoIssues) };
});

jest.mock('../../lib/checks', () => {
  const actual = jest.requireActual('../../lib/checks');
  return { ...actual, assertSound: (apps: unknown) => (mockRules.off ? undefined : actual.assertSound(apps)) };
});

/** Nearly half of the edits break something. */
const EDIT_COUNT = 2500;
const PATCH_COUNT = 700;
const MIN_REJECTED = 1000;

let court: RefereePanel;
beforeAll(() => {
  court = RefereePanel.open();
});
afterAll(() => court?.close());

type ChartChange = (chart: Chart) => void;

/** What constructs and checks say against a plan, and its file where that is nothing. */
function synthChecked(plan: AppPlan, change?: ChartChange): { text?: string; problems: readonly Issue[] } {
  try {
    return { text: synthPlan(plan, change), problems: [] };
  } catch (error) {
    if (error instanceof InvalidProperties) return { problems: error.problems };
    if (error instanceof UnsoundManifests) return { problems: error.findings };
    if (fc.PreconditionFailure.isFailure(error)) throw error;
    // CDK8s itself takes no negative Duration, and cdk8s-plus no autoscaler with its bounds the wrong way round.
    return { problems: [{ path: '', value: error, allowed: 'what CDK8s can hold' }] };
  }
}

/** The file that a plan would become if nobody looked at it; undefined where it can't be written at all. */
function synthUnchecked(plan: AppPlan, change?: ChartChange): string | undefined {
  mockRules.off = true;
  try {
    return synthPlan(plan, change);
  } catch {
    return undefined;
  } finally {
    mockRules.off = false;
  }
}

/** Does something to generated values, and counts by what it says became of them. */
async function countOutcomes<Value>(
  values: fc.Arbitrary<Value>,
  numRuns: number,
  judge: (value: Value) => Promise<string>,
) {
  const counts: Record<string, number> = {};
  const judged = async (value: Value) => {
    const outcome = await judge(value);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  };
  await fc.assert(fc.asyncProperty(values, judged), { ...FUZZ_PARAMETERS, numRuns });
  return counts;
}

/** What became of an edit. Throws where constructs and checks say otherwise than API servers, and not on purpose. */
async function judgeEdit({ plan, original }: PlanEdit): Promise<string> {
  const { text, problems } = synthChecked(plan);
  if (text !== undefined) {
    expect(await court.listObjections(text, plan)).toEqual([]);
    return 'taken, by API servers too';
  }
  const otherwise = synthUnchecked(plan);
  if (otherwise === undefined) return 'refused, and nothing that could be written';
  if ((await court.listObjections(otherwise, plan)).length > 0) return 'refused, by an API server too';
  if (otherwise === synthPlan(original)) return 'refused, and nothing that would show';
  expect(problems.filter((problem) => findStricterRules(problem).length === 0)).toEqual([]);
  return 'refused, stricter than Kubernetes on purpose';
}

test(`of ${EDIT_COUNT} apps that are changed in one place, what is refused as illegal is illegal, and what is taken is legal`, async () => {
  const counts = await countOutcomes(planEdits, EDIT_COUNT, judgeEdit);
  console.log(`${EDIT_COUNT} edits, FUZZ_SEED=${FUZZ_PARAMETERS.seed}:`, counts);
  const refused = Object.entries(counts).filter(([outcome]) => outcome.startsWith('refused'));
  expect(refused.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(MIN_REJECTED);
});

/** What patches a place in a chart that the patch fits, the `nth` of those that there are. */
function createPatch({ kind, path }: BreakingPatch, value: unknown, nth: number): ChartChange {
  return (chart) => {
    const objects = chart.node.findAll().filter((one) => ApiObject.isApiObject(one));
    const places = objects
      .filter((object) => object.kind === kind)
      .flatMap((object) => findPointers(object.toJson(), path).map((pointer) => ({ object, pointer })));
    // A plan in which there is none is passed over.
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

test(`of ${PATCH_COUNT} apps that are patched, the checks find what is wrong, and what they call illegal is illegal`, async () => {
  const counts = await countOutcomes(patchedPlans, PATCH_COUNT, async ({ plan, patch, value, nth }) => {
    const change = createPatch(patch, value, nth);
    const checks = synthChecked(plan, change).problems.map((problem) => (problem as Partial<Reported>).check);
    expect(checks).toContain(patch.check);
    const objections = await court.listObjections(String(synthUnchecked(plan, change)), plan);
    expect(objections.length > 0).toBe(patch.isStricter !== true);
    return patch.isStricter ? 'found, stricter than Kubernetes on purpose' : 'found, refused by an API server too';
  });
  console.log(`${PATCH_COUNT} patches, FUZZ_SEED=${FUZZ_PARAMETERS.seed}:`, counts);
});

test('what is stricter on purpose stands in the docs, with its reason', () => {
  const docs = readFileSync('docs/stricter.md', 'utf8');
  for (const { what } of STRICTER_RULES) expect(docs).toContain(`| ${what} |`);
  for (const { check } of PATCHES.filter(({ isStricter: stricter }) => stricter))
    expect(docs).toContain(`| \`${check}\` |`);
});
