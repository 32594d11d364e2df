import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { apps, type Plan, shown } from '../generated';
import type { Manifest } from '../manifests';
import { listOf, TestNamespace, until } from './kubectl';
import { startable } from './startable';
import { FUZZ, written } from './synthesized';

const APPS = 12;
const SECONDS = 120;

let namespace: TestNamespace;
beforeAll(() => {
  namespace = TestNamespace.create();
});
afterAll(() => namespace?.delete());

/** What keeps a container from being started, if anything does. */
function stillborn({ name, state = {}, lastState = {} }: Manifest): string[] {
  const waiting = /^(Create|Run|Invalid|Err)/.test(state.waiting?.reason) ? [state.waiting] : [];
  const ended = [state.terminated, lastState.terminated].filter((one) => one?.reason === 'StartError');
  return [...waiting, ...ended].map(({ reason, message }) => `${name}: ${reason}: ${message}`);
}

/** What keeps the containers of a pod from being started, once they are or something does. */
async function objectionsTo(pod: string): Promise<string[]> {
  let objections: string[] = [];
  await until(`${pod} is started`, SECONDS, () => {
    const { phase, initContainerStatuses = [], containerStatuses = [] } = namespace.get('pod', pod).status;
    objections = [...initContainerStatuses, ...containerStatuses].flatMap(stillborn);
    return objections.length > 0 || phase === 'Running';
  });
  return objections;
}

test(`the containers of ${APPS} generated apps are started`, async () => {
  console.log(`FUZZ_SEED=${FUZZ.seed}`);
  const plans = fc.sample(apps, { ...FUZZ, numRuns: APPS }).map((plan, index): Plan => {
    return startable({ ...plan, app: { ...plan.app, name: `app-${index}` } });
  });
  for (const plan of plans) {
    const objects = parseAllDocuments(written(plan)).map((document) => document.toJS());
    namespace.kubectl(['apply', '--filename=-'], listOf(objects));
  }
  for (const plan of plans) {
    const { name, ordinalsStart = 0 } = plan.app as { name: string; ordinalsStart?: number };
    const objections = await objectionsTo(`${name}-${ordinalsStart}`);
    expect({ plan: shown(plan), objections }).toEqual({ plan: shown(plan), objections: [] });
  }
});
