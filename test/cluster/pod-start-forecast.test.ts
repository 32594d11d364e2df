import { ApiServer as Forecast, ManifestSet, podStartError } from '../../lib/api-server';
import { Field } from '../../lib/validation';

import type { Manifest } from '../manifests';
import { CONFIG_OBJECTS, FAILING_POD_SPECS, STARTING_POD_SPECS } from '../pod-start-cases';
import { listOf, TestNamespace } from './kubectl';

const TIMEOUT_SECONDS = 240;
const VERSION = '1.34';

let namespace: TestNamespace;

beforeAll(() => {
  namespace = TestNamespace.create();
});
afterAll(() => namespace?.delete());

const pods = Object.entries({ ...FAILING_POD_SPECS, ...STARTING_POD_SPECS }).map(([name, spec]) => {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
});

/** The reason why the review forecasts that a pod cannot start. Undefined if it can. */
function forecastStartError(object: Manifest): string | undefined {
  const forecast = new Forecast(VERSION);
  const struct = forecast.schema.kind(object.apiVersion, object.kind)?.type ?? '';
  const read = new Field(forecast.read(object, struct).value);
  return podStartError(read, new ManifestSet(CONFIG_OBJECTS.map((one) => new Field(one))), VERSION);
}

test('the review forecasts which pods start and get ready', () => {
  namespace.kubectl(['create', '--filename=-'], listOf([...CONFIG_OBJECTS, ...pods]));
  const alive = pods.filter((pod) => forecastStartError(pod) === undefined).map(({ metadata }) => metadata.name);
  expect(alive.sort()).toEqual(Object.keys(STARTING_POD_SPECS).sort());
  namespace.kubectl(['wait', 'pods', ...alive, '--for=condition=Ready', `--timeout=${TIMEOUT_SECONDS}s`]);
  const all: Manifest[] = namespace.get('pods').items;
  const ready = all.filter(isReady).map(({ metadata }) => metadata.name);
  expect(ready.sort()).toEqual(alive);
});

function isReady({ status }: Manifest): boolean {
  return (status.conditions ?? []).some((one: Manifest) => one.type === 'Ready' && one.status === 'True');
}
