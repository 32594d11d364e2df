import type { KubernetesVersion } from '../../lib/kubernetes';
import type { ApiServer } from './api-server';
import { CHANGES, WATCHED } from './changes';
import { type Change, disagreements, foretold, generatedChanges, type Truth, truthsOf } from './review';
import { serversOf } from './servers';

const VERSIONS: readonly KubernetesVersion[] = ['1.28', '1.34', '1.36'];
/** For `CASES=REGEX` only changes of these names are looked at. */
const CASES = new RegExp(process.env.CASES ?? '');
const MOST_MS = 3_600_000;

let servers: ApiServer[];
beforeAll(async () => {
  servers = await serversOf(...VERSIONS);
});
afterAll(() => {
  for (const server of servers ?? []) server.close();
});

test('the corpus: what is foretold of changes written by hand happens', () => judge(CHANGES, false), MOST_MS);
test('the corpus: what is foretold of pods and claims happens', () => judge(WATCHED, true), MOST_MS);
test(
  'generated: what is foretold of a change of any one field happens',
  () => judge(generatedChanges(), false),
  MOST_MS,
);

/** Applies changes on every server, and fails with all that was foretold wrongly. */
async function judge(changes: readonly Change[], patient: boolean): Promise<void> {
  const chosen = changes.filter(({ name }) => CASES.test(name));
  const truths = await Promise.all(servers.map((server) => truthsOf(server, chosen, patient)));
  const wrong = truths.flat().flatMap(wrongIn);
  const counts = VERSIONS.map((version, index) => `${truths[index]?.length} on ${version}`);
  console.log(`${counts.join(', ')} changes were foretold and applied; ${wrong.length} disagreements`);
  expect(wrong.join('\n')).toBe('');
}

function wrongIn(truth: Truth): string[] {
  const report = foretold(truth.base, truth.head, truth.version);
  return disagreements(report, truth).map((line) => `${truth.name} | ${truth.version} | ${line}`);
}
