import { WATCHED } from '../changes';
import { forecastChange, listDisagreements, type ObservedChange, observeChanges } from '../review';
import { ApiServer } from './api-server';
import { assertForTests } from './kubectl';

const MOST_MS = 3_600_000;
/** For `CASES=REGEX` only changes of these names are looked at. */
const CASES = new RegExp(process.env.CASES ?? '');

let server: ApiServer;
beforeAll(async () => {
  const { KUBECONFIG = '' } = process.env;
  assertForTests(KUBECONFIG);
  server = await ApiServer.open(KUBECONFIG);
});
afterAll(() => server?.close());

const happens = async () => {
  const chosen = WATCHED.filter(({ name }) => CASES.test(name));
  const truths = await observeChanges(server, chosen);
  const wrong = truths.flatMap(wrongIn);
  console.log(`${truths.length} changes were foretold and applied on ${server.version}; ${wrong.length} disagreements`);
  expect(wrong.join('\n')).toBe('');
};
test('the corpus: what is foretold of pods and claims happens', happens, MOST_MS);

function wrongIn(truth: ObservedChange): string[] {
  const report = forecastChange(truth.base, truth.head, truth.version);
  return listDisagreements(report, truth).map((line) => `${truth.name} | ${truth.version} | ${line}`);
}
