import type { Json, JsonObject } from '../../kubernetes';
import { Schema } from '../schema';
import { decode } from './decode';

const SERVICE = 'core/v1.Service';
const STATEFUL_SET = 'apps/v1.StatefulSet';

function read(manifest: JsonObject, struct = STATEFUL_SET) {
  return decode(manifest, struct, Schema.of('1.34'));
}

function container(fields: JsonObject): JsonObject {
  return { spec: { template: { spec: { containers: [{ name: 'web', ...fields }] } } } };
}

/** What is left of a container with these fields besides its name. */
function kept(fields: JsonObject): Json | undefined {
  const { spec } = read(container(fields)).value as { spec: { template: { spec: { containers: JsonObject[] } } } };
  const { name: _, ...others } = spec.template.spec.containers[0] as JsonObject;
  return others;
}

test('what says nothing is left out', () => {
  const nothing = {
    image: '',
    args: [],
    stdin: false,
    resources: {},
    ports: [{ containerPort: 80, name: '' }],
    env: null,
  };
  expect(kept(nothing)).toEqual({ ports: [{ containerPort: 80 }] });
});

test('a pointer keeps false, 0 and {} apart from nothing', () => {
  const said = { securityContext: { privileged: false, runAsUser: 0, capabilities: {} }, restartPolicy: '' };
  expect(kept(said)).toEqual(said);
});

test('items stay, whatever they say', () => {
  expect(kept({ args: ['', null] })).toEqual({ args: ['', ''] });
  expect(read({ metadata: { labels: { a: '' } } }).value).toEqual({ metadata: { labels: { a: '' } } });
});

test('quantities are written as the server writes them, numbers too', () => {
  const resources = { limits: { cpu: 0.5, memory: '1024Mi' }, requests: { cpu: '100u' } };
  expect(kept({ resources })).toEqual({
    resources: { limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '1m' } },
  });
});

test('what the server writes itself is passed over, known or not', () => {
  const metadata = { name: 'web', creationTimestamp: null, managedFields: 7, generation: 3 };
  expect(read({ metadata, status: { anything: true } })).toEqual({
    value: { metadata: { name: 'web' } },
    problems: [],
  });
  expect(read({ metadata: 'web' }).problems).toEqual([{ path: 'metadata', value: 'web', allowed: 'a map' }]);
});

test.each<[string, JsonObject, string, string]>([
  [
    'a field that there isn’t',
    { spec: { replica: 3 } },
    'spec.replica',
    'left out: Kubernetes 1.34 knows no such field here',
  ],
  [
    'a string for a number',
    { spec: { replicas: '3' } },
    'spec.replicas',
    'a whole number from -2147483648 to 2147483647',
  ],
  ['a fraction', { spec: { replicas: 1.5 } }, 'spec.replicas', 'a whole number from -2147483648 to 2147483647'],
  [
    'a number for a string',
    { metadata: { labels: { 'a/b': 1 } } },
    "metadata.labels['a/b']",
    'a string: in YAML, a number or truth value stands between quotes to be one',
  ],
  [
    'a string for a truth value',
    container({ stdin: 'true' }),
    'spec.template.spec.containers[0].stdin',
    'true or false, without quotes',
  ],
  ['a map for a list', container({ args: {} }), 'spec.template.spec.containers[0].args', 'a list'],
  ['a list for a map', { spec: [] }, 'spec', 'a map'],
  [
    'what is no quantity',
    container({ resources: { limits: { cpu: 'much' } } }),
    'spec.template.spec.containers[0].resources.limits.cpu',
    'a quantity such as 100m, 0.5 or 1Gi',
  ],
  [
    'a truth value for a quantity',
    container({ resources: { limits: { cpu: true } } }),
    'spec.template.spec.containers[0].resources.limits.cpu',
    'a quantity such as 100m, 0.5 or 1Gi',
  ],
])('%s is refused', (_, manifest, path, allowed) => {
  expect(read(manifest).problems).toEqual([expect.objectContaining({ path, allowed })]);
});

test('all that is wrong is told at once', () => {
  const { problems } = read({ spec: { replicas: '3', replica: 3 }, specs: {} });
  expect(problems.map(({ path }) => path)).toEqual(['spec.replicas', 'spec.replica', 'specs']);
});

test('a number or a string is either', () => {
  const ports = (targetPort: Json) => read({ spec: { ports: [{ port: 80, targetPort }] } }, SERVICE);
  expect(ports('http').problems).toEqual([]);
  expect(ports(8080).problems).toEqual([]);
  expect(ports(80.5).problems).toEqual([
    { path: 'spec.ports[0].targetPort', value: 80.5, allowed: 'a whole number or a string' },
  ]);
  for (const nothing of [0, '']) expect(ports(nothing).value).toEqual({ spec: { ports: [{ port: 80 }] } });
});

test('base64 may be broken into lines, and is refused where it is none', () => {
  const secret = (data: Json) => read({ data: { a: data } }, 'core/v1.Secret');
  expect(secret('Yh==').value).toEqual({ data: { a: 'Yg==' } });
  expect(secret('Yg==\n')).toEqual({ value: { data: { a: 'Yg==' } }, problems: [] });
  expect(secret('').value).toEqual({ data: { a: '' } });
  expect(read({ caBundle: '' }, 'admissionregistration/v1.WebhookClientConfig').value).toEqual({});
  for (const bad of ['Yg', 'b', 7]) expect(secret(bad).problems).toHaveLength(1);
});

test('nothing at all of a resource is something', () => {
  const env = [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } }];
  expect(kept({ env })).toEqual({ env });
});

test('times and durations are read strictly', () => {
  const lease = (renewTime: Json) => read({ spec: { renewTime } }, 'coordination/v1.Lease').problems;
  expect(lease('2030-01-01T00:00:00.000000Z')).toEqual([]);
  expect(lease('tomorrow')).toHaveLength(1);
  expect(lease(7)).toHaveLength(1);
});

test('a null among items is what nobody set', () => {
  const strategies = (items: Json, struct: string) => read(items as JsonObject, struct).value;
  expect(kept({ env: [null] })).toEqual({ env: [{}] });
  expect(strategies({ spec: { ports: [null] } }, SERVICE)).toEqual({ spec: { ports: [{}] } });
  const rule = { spec: { template: { spec: { securityContext: { supplementalGroups: [null] } } } } };
  expect(read(rule).value).toEqual({ spec: { template: { spec: { securityContext: { supplementalGroups: [0] } } } } });
  expect(strategies({ data: { a: null } }, 'core/v1.Secret')).toEqual({ data: { a: '' } });
  const extra = { spec: { extra: { a: null } } };
  expect(strategies(extra, 'certificates/v1.CertificateSigningRequest')).toEqual({ spec: { extra: { a: [] } } });
  const limits = { spec: { template: { spec: { overhead: { cpu: null } } } } };
  expect(read(limits).value).toEqual({ spec: { template: { spec: { overhead: { cpu: '0' } } } } });
});

test('what may be anything is anything', () => {
  const data = { any: ['thing', 0, false, {}] };
  expect(read({ data }, 'apps/v1.ControllerRevision').value).toEqual({ data });
});
