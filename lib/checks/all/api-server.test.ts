import { appOf, found, object } from '../../../test/objects';
import { NEWEST_MEASURED } from '../../kubernetes';
import { runChecks } from '../run-checks';
import { checkApiServer } from './api-server';

const service = (spec: object) => object('v1', 'Service', 'web', { spec });
const PORTS = [{ port: 80 }];

test('accepts a Service that all API servers accept', () => {
  expect(found(checkApiServer, service({ ports: PORTS }))).toEqual([]);
});

test.each([
  [
    'an unknown field',
    { ports: PORTS, port: 80 },
    `spec.port is 80, and must be left out: Kubernetes ${NEWEST_MEASURED} knows no such field here`,
  ],
  ['a value of the wrong type', { ports: PORTS, type: 7 }, 'spec.type is 7, and must be a string'],
  ['a value that is not in the enum', { ports: PORTS, type: 'Web' }, "spec.type is 'Web', and must be ClusterIP or"],
])('reports %s once for all versions', (_, spec, message) => {
  expect(found(checkApiServer, service(spec))).toEqual([expect.stringContaining(message)]);
});

test('reports a field that only older API servers reject, unless they are unsupported', () => {
  const pod = object('v1', 'Pod', 'web', {
    spec: { containers: [{ name: 'a', image: 'a:1', lifecycle: { preStop: { sleep: { seconds: 5 } } } }] },
  });
  expect(found(checkApiServer, pod)).toEqual([expect.stringContaining('preStop.sleep')]);
  expect(checkApiServer(appOf([pod], [], '1.34'))).toEqual([]);
  expect(checkApiServer(appOf([pod], [], '1.34.9'))).toEqual([]);
});

test('reports what the newest measured version rejects if the App supports only newer ones', () => {
  expect(checkApiServer(appOf([service({ ports: [{ port: 0 }] })], [], '1.99'))).toHaveLength(1);
});

test('leaves a field to the check that reports it first', () => {
  const all = runChecks(appOf([service({ selector: { app: 'a' }, ports: [{ port: 70000 }] })]));
  expect(all.filter(({ path }) => path === 'spec.ports[0].port').map(({ check }) => check)).toEqual(['ports']);
});

test('ignores manifests that are not objects', () => {
  expect(checkApiServer(appOf([null]))).toEqual([]);
});
