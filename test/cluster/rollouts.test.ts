import { RunQueue } from './concurrency';
import { changeConfigMap, ROLLOUT_CASES, type RolloutRun, runRollout } from './rollouts';
import { deleteNamespaces } from './runbooks';

/** As many at a time as a small cluster bears. */
const CONCURRENT_ROLLOUTS = 4;
/** For `CASES=REGEX` only changes of these names are looked at. */
const CHOSEN_NAMES = new RegExp(process.env.CASES ?? '');

const cases = Object.entries(ROLLOUT_CASES).filter(([title]) => CHOSEN_NAMES.test(title));
const runs: Record<string, Promise<RolloutRun>> = {};
const CONFIGURATION_TITLE = 'a ConfigMap is seen at once in volumes, and nowhere else before a restart';
let configuration: ReturnType<typeof changeConfigMap> | undefined;

beforeAll(() => {
  // Nothing but time passes until nodes write volumes anew.
  configuration = CHOSEN_NAMES.test(CONFIGURATION_TITLE) ? changeConfigMap() : undefined;
  configuration?.catch(() => {});
  const queue = new RunQueue(CONCURRENT_ROLLOUTS);
  for (const [title, one] of cases) runs[title] = queue.add(() => runRollout(one));
});

afterAll(async () => {
  // Also where only one was asked for: what runs must not outlive the tests.
  await Promise.allSettled([configuration, ...Object.values(runs)]);
  deleteNamespaces();
});

test.each(cases)('%s', async (title) => {
  const { forecast: foretold, observed: seen, seconds } = await (runs[title] as Promise<RolloutRun>);
  console.log(`${seconds.seen} seconds, at least ${seconds.foretold} foretold; ${JSON.stringify(seen.effects)}`);
  expect({ seen }).toEqual({ seen: foretold });
  expect(seconds.seen).toBeGreaterThanOrEqual(seconds.foretold);
});

test(CONFIGURATION_TITLE, async () => {
  if (configuration === undefined) return;
  const { foretold, seen, seconds } = await configuration;
  console.log(`${seconds} seconds; ${JSON.stringify(seen)}`);
  expect({ seen }).toEqual({ seen: foretold });
});
