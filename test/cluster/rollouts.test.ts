import { Lanes } from './lanes';
import { CASES, carriedOut, changedConfiguration, type Run } from './rollouts';
import { cleanUp } from './runbooks';

/** As many at a time as a small cluster bears. */
const LANES = 4;
/** For `CASES=REGEX` only changes of these names are looked at. */
const CHOSEN = new RegExp(process.env.CASES ?? '');

const cases = Object.entries(CASES).filter(([title]) => CHOSEN.test(title));
const runs: Record<string, Promise<Run>> = {};
const CONFIGURATION = 'a ConfigMap is seen at once in volumes, and nowhere else before a restart';
let configuration: ReturnType<typeof changedConfiguration> | undefined;

beforeAll(() => {
  // Nothing but time passes until nodes write volumes anew.
  configuration = CHOSEN.test(CONFIGURATION) ? changedConfiguration() : undefined;
  configuration?.catch(() => {});
  const lanes = new Lanes(LANES);
  for (const [title, one] of cases) runs[title] = lanes.add(() => carriedOut(one));
});

afterAll(async () => {
  // Also where only one was asked for: what runs must not outlive the tests.
  await Promise.allSettled([configuration, ...Object.values(runs)]);
  cleanUp();
});

test.each(cases)('%s', async (title) => {
  const { foretold, seen, seconds } = await (runs[title] as Promise<Run>);
  console.log(`${seconds.seen} seconds, at least ${seconds.foretold} foretold; ${JSON.stringify(seen.happenings)}`);
  expect({ seen }).toEqual({ seen: foretold });
  expect(seconds.seen).toBeGreaterThanOrEqual(seconds.foretold);
});

test(CONFIGURATION, async () => {
  if (configuration === undefined) return;
  const { foretold, seen, seconds } = await configuration;
  console.log(`${seconds} seconds; ${JSON.stringify(seen)}`);
  expect({ seen }).toEqual({ seen: foretold });
});
