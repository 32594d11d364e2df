import { MEASURED_VERSIONS, OLDEST_KUBERNETES } from '../../lib/kubernetes';
import { NAME_CASES, statefulSet, TEMPLATE_CASES } from '../pod-start-cases';
import { compareAll } from './comparison';
import type { CorpusCase } from './corpus';
import { Referee } from './referee';
import { describeVersions } from './referees';

/** StatefulSets that the oldest version accepts. Newer versions reject most of them. */
const OLDER_OBJECTS = Object.entries({ ...TEMPLATE_CASES, ...NAME_CASES });

let oldest: Referee;
beforeAll(() => {
  oldest = Referee.start(MEASURED_VERSIONS[OLDEST_KUBERNETES]);
});
afterAll(() => oldest?.close());

/** Creates updates of each object: a valid one, an invalid one, and one to the pod template of each other object. */
async function createUpdates(): Promise<CorpusCase[]> {
  const manifests = OLDER_OBJECTS.map(([title, parts]) => ({ title, manifest: { ...statefulSet(parts) } }));
  const answers = await oldest.ask(manifests.map(({ manifest: object }) => ({ operation: 'create', object })));
  return manifests.flatMap(({ title, manifest: base }, index) => {
    const live = answers[index]?.object;
    if (live === undefined) return [];
    const { metadata, spec } = base;
    const templates = [statefulSet({}), ...manifests.map((one) => one.manifest)].map((one) => one.spec.template);
    const heads = [
      { ...base, metadata: { ...metadata, labels: { a: 'b' } } },
      { ...base, spec: { ...spec, replicas: -1 } },
      ...templates.map((template) => ({ ...base, spec: { ...spec, template } })),
    ];
    return heads.map((manifest) => ({ title, base, live, manifest }));
  });
}

describeVersions((version, referee) => {
  test('the model answers like Kubernetes for updates of objects that only older versions accept', async () => {
    expect(await compareAll(referee(), version, 'updates of older objects', await createUpdates())).toEqual([]);
  });
});
