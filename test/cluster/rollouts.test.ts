import { RunQueue } from './concurrency';
import { changeConfigMap, ROLLOUT_CASES, type RolloutRun, runRollout } from './rollouts';
import { deleteNamespaces } from './runbooks';

/** The number of rollouts at a time that a small cluster can handle. */
const CONCURRENT_ROLLOUTS = 4;
/** With `CASES=REGEX`, only the cases whose names match are tested. */
const CHOSEN_NAMES = new RegExp(process.env.CASES ?? '');

const cases = Object.entries(ROLLOUT_CASES).filter(([title]) => CHOSEN_NAMES.test(title));
const runs: Record<string, Promise<RolloutRun>> = {};
const CONFIGURATION_TITLE = 'forecasts which apps see a changed ConfigMap at once, and which after a restart';
let configuration: ReturnType<typeof changeConfigMap> | undefined;

beforeAll(() => {
  // This only waits until the kubelet updates volumes, so it does not count.
  configuration = CHOSEN_NAMES.test(CONFIGURATION_TITLE) ? changeConfigMap() : undefined;
  configuration?.catch(() => {});
  const queue = new RunQueue(CONCURRENT_ROLLOUTS);
  for (const [title, one] of cases) runs[title] = queue.add(() => runRollout(one));
});

afterAll(async () => {
  // Runs start even if only one test was selected, and must not outlive the suite.
  await Promise.allSettled([configuration, ...Object.values(runs)]);
  deleteNamespaces();
});

test.each(cases)('forecasts the effect on pods and claims of %s', async (title) => {
  const { forecast, observed, seconds } = await (runs[title] as Promise<RolloutRun>);
  console.log(`${seconds.observed} s, at least ${seconds.forecast} s forecast; ${JSON.stringify(observed.effects)}`);
  expect({ observed }).toEqual({ observed: forecast });
  expect(seconds.observed).toBeGreaterThanOrEqual(seconds.forecast);
});

test(CONFIGURATION_TITLE, async () => {
  if (configuration === undefined) return;
  const { forecast, observed, seconds } = await configuration;
  console.log(`${seconds} s; ${JSON.stringify(observed)}`);
  expect({ observed }).toEqual({ observed: forecast });
});
