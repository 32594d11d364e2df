import { CLUSTER_CHANGES } from '../changes';
import { forecastChange, listDisagreements, type ObservedChange, observeChanges } from '../review';
import { ClusterApi } from './cluster-api';
import { assertTestCluster } from './kubectl';

const TIMEOUT_MS = 3_600_000;
/** With `CASES=REGEX`, only the changes whose names match are tested. */
const CHOSEN_NAMES = new RegExp(process.env.CASES ?? '');

let server: ClusterApi;
beforeAll(async () => {
  const { KUBECONFIG = '' } = process.env;
  assertTestCluster(KUBECONFIG);
  server = await ClusterApi.open(KUBECONFIG);
});
afterAll(() => server?.close());

const compareForecasts = async () => {
  const chosen = CLUSTER_CHANGES.filter(({ name }) => CHOSEN_NAMES.test(name));
  const truths = await observeChanges(server, chosen);
  const wrong = truths.flatMap(findDisagreements);
  console.log(`${truths.length} changes were forecast and applied on ${server.version}; ${wrong.length} disagreements`);
  expect(wrong.join('\n')).toBe('');
};
test('the review forecasts what a cluster does with pods, claims and node ports', compareForecasts, TIMEOUT_MS);

function findDisagreements(truth: ObservedChange): string[] {
  const report = forecastChange(truth.base, truth.head, truth.version);
  return listDisagreements(report, truth).map((line) => `${truth.name} | ${truth.version} | ${line}`);
}
