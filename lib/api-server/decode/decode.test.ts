import type { Json, JsonObject } from '../../kubernetes';
import { Schema } from '../schema';
import { decode } from './decode';
import { scalarOf } from './scalars';

const SERVICE = 'core/v1.Service';
const STATEFUL_SET = 'apps/v1.StatefulSet';

function read(manifest: JsonObject, struct = STATEFUL_SET) {
  return decode(manifest, struct, Schema.of('1.34'));
}

function container(fields: JsonObject): JsonObject {
  return { spec: { template: { spec: { containers: [{ name: 'web', ...fields }] } } } };
}

/** The fields of a container as they are decoded, without its name. */
function decodedContainer(fields: JsonObject): Json | undefined {
  const { spec } = read(container(fields)).value as { spec: { template: { spec: { containers: JsonObject[] } } } };
  const { name: _, ...others } = spec.template.spec.containers[0] as JsonObject;
  return others;
}

test('drops empty values of fields that are not pointers in Go', () => {
  const unset = {
    image: '',
    args: [],
    stdin: false,
    resources: {},
    ports: [{ containerPort: 80, name: '' }],
    env: null,
  };
  expect(decodedContainer(unset)).toEqual({ ports: [{ containerPort: 80 }] });
});

test('keeps false, 0 and {} in fields that are pointers in Go', () => {
  const explicit = { securityContext: { privileged: false, runAsUser: 0, capabilities: {} }, restartPolicy: '' };
  expect(decodedContainer(explicit)).toEqual(explicit);
});

test('keeps empty items of lists and maps', () => {
  expect(decodedContainer({ args: ['', null] })).toEqual({ args: ['', ''] });
  expect(read({ metadata: { labels: { a: '' } } }).value).toEqual({ metadata: { labels: { a: '' } } });
});

test('writes quantities and numbers in canonical form', () => {
  const resources = { limits: { cpu: 0.5, memory: '1024Mi' }, requests: { cpu: '100u' } };
  expect(decodedContainer({ resources })).toEqual({
    resources: { limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '1m' } },
  });
});

test('ignores status and the metadata that the API server writes', () => {
  const metadata = { name: 'web', creationTimestamp: null, managedFields: 7, generation: 3 };
  expect(read({ metadata, status: { anything: true } })).toEqual({
    value: { metadata: { name: 'web' } },
    problems: [],
  });
  expect(read({ metadata: 'web' }).problems).toEqual([{ path: 'metadata', value: 'web', allowed: 'a map' }]);
});

test.each<[string, JsonObject, string, string]>([
  ['an unknown field', { spec: { replica: 3 } }, 'spec.replica', 'left out: Kubernetes 1.34 knows no such field here'],
  [
    'a string in place of a number',
    { spec: { replicas: '3' } },
    'spec.replicas',
    'a whole number from -2147483648 to 2147483647',
  ],
  [
    'a fraction in place of an integer',
    { spec: { replicas: 1.5 } },
    'spec.replicas',
    'a whole number from -2147483648 to 2147483647',
  ],
  [
    'a number in place of a string',
    { metadata: { labels: { 'a/b': 1 } } },
    "metadata.labels['a/b']",
    'a string: in YAML, put a number or truth value in quotes to make it a string',
  ],
  [
    'a string in place of a truth value',
    container({ stdin: 'true' }),
    'spec.template.spec.containers[0].stdin',
    'true or false, without quotes',
  ],
  ['a map in place of a list', container({ args: {} }), 'spec.template.spec.containers[0].args', 'a list'],
  ['a list in place of a map', { spec: [] }, 'spec', 'a map'],
  [
    'a word in place of a quantity',
    container({ resources: { limits: { cpu: 'much' } } }),
    'spec.template.spec.containers[0].resources.limits.cpu',
    'a quantity such as 100m, 0.5 or 1Gi',
  ],
  [
    'a truth value in place of a quantity',
    container({ resources: { limits: { cpu: true } } }),
    'spec.template.spec.containers[0].resources.limits.cpu',
    'a quantity such as 100m, 0.5 or 1Gi',
  ],
])('rejects %s', (_, manifest, path, allowed) => {
  expect(read(manifest).problems).toEqual([expect.objectContaining({ path, allowed })]);
});

test('reports all problems of a manifest at once', () => {
  const { problems } = read({ spec: { replicas: '3', replica: 3 }, specs: {} });
  expect(problems.map(({ path }) => path)).toEqual(['spec.replicas', 'spec.replica', 'specs']);
});

test('accepts a number or a string as targetPort', () => {
  const ports = (targetPort: Json) => read({ spec: { ports: [{ port: 80, targetPort }] } }, SERVICE);
  expect(ports('http').problems).toEqual([]);
  expect(ports(8080).problems).toEqual([]);
  expect(ports(80.5).problems).toEqual([
    { path: 'spec.ports[0].targetPort', value: 80.5, allowed: 'a whole number or a string' },
  ]);
  for (const unset of [0, '']) expect(ports(unset).value).toEqual({ spec: { ports: [{ port: 80 }] } });
});

test('accepts base64 with line breaks, and rejects other strings as data of a Secret', () => {
  const secret = (data: Json) => read({ data: { a: data } }, 'core/v1.Secret');
  expect(secret('Yh==').value).toEqual({ data: { a: 'Yg==' } });
  expect(secret('Yg==\n')).toEqual({ value: { data: { a: 'Yg==' } }, problems: [] });
  expect(secret('').value).toEqual({ data: { a: '' } });
  expect(read({ caBundle: '' }, 'admissionregistration/v1.WebhookClientConfig').value).toEqual({});
  for (const bad of ['Yg', 'b', 7]) expect(secret(bad).problems).toHaveLength(1);
});

test('keeps a divisor of 0', () => {
  const env = [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } }];
  expect(decodedContainer({ env })).toEqual({ env });
});

test('rejects a time that is not in RFC 3339 format', () => {
  const lease = (renewTime: Json) => read({ spec: { renewTime } }, 'coordination/v1.Lease').problems;
  expect(lease('2030-01-01T00:00:00.000000Z')).toEqual([]);
  expect(lease('tomorrow')).toHaveLength(1);
  expect(lease(7)).toHaveLength(1);
});

test('decodes a null item as the zero value of its type', () => {
  const decoded = (manifest: JsonObject, struct: string) => read(manifest, struct).value;
  expect(decodedContainer({ env: [null] })).toEqual({ env: [{}] });
  expect(decoded({ spec: { ports: [null] } }, SERVICE)).toEqual({ spec: { ports: [{}] } });
  const rule = { spec: { template: { spec: { securityContext: { supplementalGroups: [null] } } } } };
  expect(read(rule).value).toEqual({ spec: { template: { spec: { securityContext: { supplementalGroups: [0] } } } } });
  expect(decoded({ data: { a: null } }, 'core/v1.Secret')).toEqual({ data: { a: '' } });
  const extra = { spec: { extra: { a: null } } };
  expect(decoded(extra, 'certificates/v1.CertificateSigningRequest')).toEqual({ spec: { extra: { a: [] } } });
  const limits = { spec: { template: { spec: { overhead: { cpu: null } } } } };
  expect(read(limits).value).toEqual({ spec: { template: { spec: { overhead: { cpu: '0' } } } } });
});

test('keeps any JSON value as data of a ControllerRevision', () => {
  const data = { any: ['thing', 0, false, {}] };
  expect(read({ data }, 'apps/v1.ControllerRevision').value).toEqual({ data });
});

test('fails for a scalar type that it does not know', () => {
  expect(() => scalarOf('word')).toThrow('No scalar type is called word.');
});
