import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { type AppPlan, apps, formatPlan } from '../generated';
import type { Manifest } from '../manifests';
import { FUZZ_PARAMETERS, synthPlan } from '../synth-plan';
import { listOf, TestNamespace, waitUntil } from './kubectl';
import { toStartablePlan } from './startable-plan';

const APPS = 12;
const TIMEOUT_SECONDS = 120;

let namespace: TestNamespace;
beforeAll(() => {
  namespace = TestNamespace.create();
});
afterAll(() => namespace?.delete());

/** Describes why a container cannot start. Empty if it can. */
function startErrorsOf({ name, state = {}, lastState = {} }: Manifest): string[] {
  const waiting = /^(Create|Run|Invalid|Err)/.test(state.waiting?.reason) ? [state.waiting] : [];
  const failed = [state.terminated, lastState.terminated].filter((one) => one?.reason === 'StartError');
  return [...waiting, ...failed].map(({ reason, message }) => `${name}: ${reason}: ${message}`);
}

/** Waits until each pod runs or has errors. Returns the errors by pod. */
async function waitForStartErrors(pods: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const objections = new Map<string, readonly string[]>();
  await waitUntil(`${pods.join(', ')} have started`, TIMEOUT_SECONDS, () => {
    for (const { metadata, status } of namespace.get('pods').items) {
      const { phase, initContainerStatuses = [], containerStatuses = [] } = status;
      const found = [...initContainerStatuses, ...containerStatuses].flatMap(startErrorsOf);
      if (found.length > 0 || phase === 'Running') objections.set(metadata.name, found);
    }
    return pods.every((pod) => objections.has(pod));
  }).catch(() => {});
  return objections;
}

test(`the containers of ${APPS} generated apps start`, async () => {
  console.log(`FUZZ_SEED=${FUZZ_PARAMETERS.seed}`);
  const plans = fc.sample(apps, { ...FUZZ_PARAMETERS, numRuns: APPS }).map((plan, index): AppPlan => {
    return toStartablePlan({ ...plan, app: { ...plan.app, name: `app-${index}` } });
  });
  const objects = plans.flatMap((plan) => parseAllDocuments(synthPlan(plan)).map((document) => document.toJS()));
  namespace.kubectl(['apply', '--filename=-'], listOf(objects));
  const firstPods = plans.map(({ app }) => {
    const { name, ordinalsStart = 0 } = app as { name: string; ordinalsStart?: number };
    return `${name}-${ordinalsStart}`;
  });
  const objections = await waitForStartErrors(firstPods);
  for (const [index, plan] of plans.entries()) {
    const found = objections.get(firstPods[index] as string);
    expect({ plan: formatPlan(plan), objections: found }).toEqual({ plan: formatPlan(plan), objections: [] });
  }
});
