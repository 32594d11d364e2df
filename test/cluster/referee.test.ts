import { ApiServer as Model, PLACEHOLDER_UID } from '../../lib/api-server';
import { MEASURED, MEASURED_VERSIONS, type MeasuredVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import { type Answer, kindCases, podCases, Referee, withoutZeros } from '../referee';
import { ApiServer } from './api-server';
import { assertForTests, TestNamespace } from './kubectl';

/** This many questions are asked, spread evenly over all that the referee is asked about. */
const QUESTIONS = 1000;
/** What admission adds to objects. The referee runs none. */
const FINALIZERS = /^kubernetes\.io\/pvc?-protection$/;

let server: ApiServer;
let referee: Referee;
let namespace: TestNamespace;
beforeAll(async () => {
  const { KUBECONFIG = '' } = process.env;
  assertForTests(KUBECONFIG);
  server = await ApiServer.open(KUBECONFIG);
  namespace = TestNamespace.create();
  expect(MEASURED).toContain(server.version);
  referee = Referee.start(MEASURED_VERSIONS[server.version as MeasuredVersion]);
});
afterAll(() => {
  server?.close();
  referee?.close();
  namespace?.delete();
});

test(`the referee gives the answers of an API server to ${QUESTIONS} questions`, async () => {
  const version = server.version as MeasuredVersion;
  const all = [...kindCases(version), ...(await podCases(referee, version, 'Deployment'))];
  const cases = Array.from({ length: QUESTIONS }, (_, index) => all[Math.floor((index * all.length) / QUESTIONS)]);
  const manifests = cases.map((one) => one?.manifest);
  const answers = await referee.ask(manifests.map((object) => ({ operation: 'create', object })));
  const wrong: string[] = [];
  for (const [index, manifest] of manifests.entries()) {
    const { status, body } = await server.tryOut(manifest, namespace.name);
    const answer = answers[index] as Answer;
    const theirs = status < 300 ? { object: known(body, version) } : { errors: errorsOf(body) };
    // A server answers in the version that was asked; the referee in the one that the API prefers.
    if (status < 300 && answer.object !== undefined && answer.object.apiVersion !== body.apiVersion) continue;
    const ours = toldBy(answer, version);
    if (JSON.stringify(sorted(theirs)) !== JSON.stringify(sorted(ours)))
      wrong.push(`${cases[index]?.title}: ${JSON.stringify(sorted(theirs))} but ${JSON.stringify(sorted(ours))}`);
  }
  console.log(`${QUESTIONS} answers of the referee were compared with those of Kubernetes ${version}.`);
  expect(wrong).toEqual([]);
});

function toldBy({ object, rejection, failure }: Answer, version: MeasuredVersion): object {
  if (failure !== undefined) return { failure };
  if (object !== undefined) return { object: known(object, version) };
  const isPlaced = rejection?.by === 'validation' || rejection?.by === 'allocation';
  return {
    errors: isPlaced
      ? rejection.errors
          .map(({ field }) => placeOf(field))
          .filter(Boolean)
          .sort()
      : [],
  };
}

/** The fields that are wrong; none where the object can't be read. */
function errorsOf({ details, reason }: Manifest): string[] {
  const causes: Manifest[] = reason === 'Invalid' ? (details?.causes ?? []) : [];
  return causes
    .map(({ field }) => placeOf(field ?? ''))
    .filter(Boolean)
    .sort();
}

/** The claims of a StatefulSet stand before the volumes of its pods, each time in another order. */
function placeOf(field: string): string {
  return field.replace(/^(spec\.template\.spec\.volumes)\[\d+\]/, '$1');
}

/** What of an object doesn't come from the cluster: names, addresses, ports, UIDs and what admission adds. */
function known(object: Manifest, version: MeasuredVersion): Manifest {
  const model = new Model(version);
  const { metadata, ...rest } = withoutZeros(object, model.structOf(object) ?? '', model.schema) as Manifest;
  const { creationTimestamp: _, uid, namespace: __, name: ___, finalizers, ...told } = metadata;
  const kept = finalizers?.filter((one: string) => !FINALIZERS.test(one));
  const text = JSON.stringify({ ...rest, metadata: { ...told, ...(kept?.length > 0 && { finalizers: kept }) } });
  const plain = JSON.parse(uid === undefined ? text : text.replaceAll(uid, PLACEHOLDER_UID));
  if (object.kind === 'Pod') return { metadata: plain.metadata };
  if (object.kind !== 'Service') return plain;
  const { clusterIP: ____, clusterIPs: _____, healthCheckNodePort: ______, ports, ...spec } = plain.spec;
  return { ...plain, spec: { ...spec, ports: ports?.map(({ nodePort: _, ...port }: Manifest) => port) } };
}

/** The value with its keys in one order. */
function sorted(value: Manifest): Manifest {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
