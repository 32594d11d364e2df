import { ApiServer as Model, PLACEHOLDER_UID } from '../../lib/api-server';
import { MEASURED_MINORS, MEASURED_VERSIONS, type MeasuredVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import { createKindCases, createPodCases, Referee, type RefereeAnswer, withoutZeros } from '../referee';
import { ClusterApi } from './cluster-api';
import { assertTestCluster, TestNamespace } from './kubectl';

/** The number of questions, taken evenly from all cases of the referee. */
const QUESTION_COUNT = 1000;
/** The finalizers that admission adds. The referee runs no admission. */
const ADMISSION_FINALIZERS = /^kubernetes\.io\/pvc?-protection$/;

let server: ClusterApi;
let referee: Referee;
let namespace: TestNamespace;
beforeAll(async () => {
  const { KUBECONFIG = '' } = process.env;
  assertTestCluster(KUBECONFIG);
  server = await ClusterApi.open(KUBECONFIG);
  namespace = TestNamespace.create();
  expect(MEASURED_MINORS).toContain(server.version);
  referee = Referee.start(MEASURED_VERSIONS[server.version as MeasuredVersion]);
});
afterAll(() => {
  server?.close();
  referee?.close();
  namespace?.delete();
});

test(`the referee answers like an API server to ${QUESTION_COUNT} questions`, async () => {
  const version = server.version as MeasuredVersion;
  const all = [...createKindCases(version), ...(await createPodCases(referee, version, 'Deployment'))];
  const cases = Array.from(
    { length: QUESTION_COUNT },
    (_, index) => all[Math.floor((index * all.length) / QUESTION_COUNT)],
  );
  const manifests = cases.map((one) => one?.manifest);
  const answers = await referee.ask(manifests.map((object) => ({ operation: 'create', object })));
  const wrong: string[] = [];
  for (const [index, manifest] of manifests.entries()) {
    const { status, body } = await server.tryCreate(manifest, namespace.name);
    const answer = answers[index] as RefereeAnswer;
    const theirs = status < 300 ? { object: withoutClusterValues(body, version) } : { errors: invalidFieldsOf(body) };
    // An API server answers in the version of the request, and the referee in the preferred version of the API.
    if (status < 300 && answer.object !== undefined && answer.object.apiVersion !== body.apiVersion) continue;
    const ours = simplifyAnswer(answer, version);
    if (JSON.stringify(sortKeys(theirs)) !== JSON.stringify(sortKeys(ours)))
      wrong.push(`${cases[index]?.title}: ${JSON.stringify(sortKeys(theirs))} but ${JSON.stringify(sortKeys(ours))}`);
  }
  console.log(`${QUESTION_COUNT} answers of the referee were compared with those of Kubernetes ${version}.`);
  expect(wrong).toEqual([]);
});

/** Reduces an answer of the referee to what an API server answers, too. */
function simplifyAnswer({ object, rejection, failure }: RefereeAnswer, version: MeasuredVersion): object {
  if (failure !== undefined) return { failure };
  if (object !== undefined) return { object: withoutClusterValues(object, version) };
  const hasFields = rejection?.by === 'validation' || rejection?.by === 'allocation';
  return {
    errors: hasFields
      ? rejection.errors
          .map(({ field }) => withoutVolumeIndex(field))
          .filter(Boolean)
          .sort()
      : [],
  };
}

/** The invalid fields of an object. None if the API server cannot decode it. */
function invalidFieldsOf({ details, reason }: Manifest): string[] {
  const causes: Manifest[] = reason === 'Invalid' ? (details?.causes ?? []) : [];
  return causes
    .map(({ field }) => withoutVolumeIndex(field ?? ''))
    .filter(Boolean)
    .sort();
}

/** Removes the index of a volume: the claims of a StatefulSet are inserted before its volumes in random order. */
function withoutVolumeIndex(field: string): string {
  return field.replace(/^(spec\.template\.spec\.volumes)\[\d+\]/, '$1');
}

/** Removes what the cluster sets in an object: names, addresses, ports, UIDs and what admission adds. */
function withoutClusterValues(object: Manifest, version: MeasuredVersion): Manifest {
  const model = new Model(version);
  const { metadata, ...rest } = withoutZeros(object, model.structOf(object) ?? '', model.schema) as Manifest;
  const { creationTimestamp: _, uid, namespace: __, name: ___, finalizers, ...others } = metadata;
  const kept = finalizers?.filter((one: string) => !ADMISSION_FINALIZERS.test(one));
  const text = JSON.stringify({ ...rest, metadata: { ...others, ...(kept?.length > 0 && { finalizers: kept }) } });
  const plain = JSON.parse(uid === undefined ? text : text.replaceAll(uid, PLACEHOLDER_UID));
  if (object.kind === 'Pod') return { metadata: plain.metadata };
  if (object.kind !== 'Service') return plain;
  const { clusterIP: ____, clusterIPs: _____, healthCheckNodePort: ______, ports, ...spec } = plain.spec;
  return { ...plain, spec: { ...spec, ports: ports?.map(({ nodePort: _, ...port }: Manifest) => port) } };
}

/** Sorts the keys of all maps in a value. */
function sortKeys(value: Manifest): Manifest {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]));
}
