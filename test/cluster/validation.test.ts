import { ApiServer } from '../../lib/api-server';
import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import { Court } from './court';
import type { Judge } from './judge';
import { objections } from './validation-answers';
import { editsOf } from './validation-edits';
import { SPECIMENS } from './validation-specimens';

const VERSIONS: readonly KubernetesVersion[] = ['1.28', '1.34', '1.36'];
const AT_ONCE = 16;
const CREATED = 201;

let court: Court;
beforeAll(async () => {
  court = await Court.of(...VERSIONS);
});
afterAll(() => court?.close());

const cases = SPECIMENS.flatMap(({ since = '1.28', ...specimen }) =>
  VERSIONS.filter((version) => !isOlder(version, since)).map((version) => ({ version, ...specimen })),
);

test.each(cases)('$version refuses of $name what is foretold', async ({ version, ...specimen }) => {
  const judge = court.judges.find((one) => one.version === version) as Judge;
  const server = new ApiServer(version);
  const { status, body } = await judge.tryOut(specimen.manifest);
  expect([status, body.message]).toEqual([CREATED, undefined]);
  expect(server.problemsOf(specimen.manifest)).toEqual([]);
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  const edits = editsOf(specimen).values();
  const worker = async () => {
    for (const { edit, manifest } of edits) {
      const answer = await judge.tryOut(manifest);
      const problems = server.problemsOf(manifest);
      counts[answer.status] = (counts[answer.status] ?? 0) + 1;
      wrong.push(...objections(answer.status, answer.body, problems).map((one) => `${edit}: ${one}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(`${version} ${specimen.name}:`, counts);
  expect(wrong).toEqual([]);
});
