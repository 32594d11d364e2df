import {
  ConfigMap,
  Container,
  Cpu,
  EnvFieldPaths,
  EnvValue,
  type ISecret,
  ResourceFieldPaths,
  Secret,
} from 'cdk8s-plus-28';
import { aChart, anApp, containerOf, containing, refused, wrong } from '../../test/apps';
import type { EnvironmentSource, EnvironmentVariable } from './environment';

const elsewhere = aChart();
const secret = Secret.fromSecretName(elsewhere, 'secret', 'my-secret');
const configMap = ConfigMap.fromConfigMapName(elsewhere, 'map', 'my-map');

const envOf = (value: EnvironmentVariable['value']) => containerOf({ env: [{ name: 'A', value }] }).env[0].valueFrom;

describe('a variable has its value from', () => {
  test.each([
    [EnvFieldPaths.POD_NAME, 'metadata.name'],
    [EnvFieldPaths.POD_NAMESPACE, 'metadata.namespace'],
    [EnvFieldPaths.POD_UID, 'metadata.uid'],
    [EnvFieldPaths.NODE_NAME, 'spec.nodeName'],
    [EnvFieldPaths.SERVICE_ACCOUNT_NAME, 'spec.serviceAccountName'],
    [EnvFieldPaths.NODE_IP, 'status.hostIP'],
    [EnvFieldPaths.POD_IPS, 'status.podIPs'],
  ])('the field %s of its pod', (field, fieldPath) => {
    expect(envOf(EnvValue.fromFieldRef(field))).toEqual({ fieldRef: { fieldPath } });
  });

  test('a label or an annotation of its pod', () => {
    expect(envOf(EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'app' }))).toEqual({
      fieldRef: { fieldPath: `metadata.labels['app']` },
    });
    expect(envOf(EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: 'a', apiVersion: 'v1' }))).toEqual({
      fieldRef: { fieldPath: `metadata.annotations['a']`, apiVersion: 'v1' },
    });
  });

  test('the bounds of its container', () => {
    expect(envOf(EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT))).toEqual({
      resourceFieldRef: { resource: 'limits.cpu' },
    });
  });

  test('the bounds of another container, in units of its choice', () => {
    const container = new Container({ image: 'log', name: 'log', resources: { cpu: { limit: Cpu.units(1) } } });
    expect(envOf(EnvValue.fromResource(ResourceFieldPaths.MEMORY_REQUEST, { container, divisor: '1Mi' }))).toEqual({
      resourceFieldRef: { resource: 'requests.memory', containerName: 'log', divisor: '1Mi' },
    });
  });
});

describe('all that is in', () => {
  const envFromOf = (...envFrom: EnvironmentSource[]) => containerOf({ envFrom }).envFrom;

  test('ConfigMaps and Secrets is taken, in this order', () => {
    expect(envFromOf({ secret }, { configMap })).toEqual([
      { secretRef: { name: 'my-secret' } },
      { configMapRef: { name: 'my-map' } },
    ]);
  });

  test('one of them is taken under a prefix, or where it is there', () => {
    expect(envFromOf({ configMap, prefix: 'MY_' }, { secret, optional: true }, { secret, optional: false })).toEqual([
      { prefix: 'MY_', configMapRef: { name: 'my-map' } },
      { secretRef: { name: 'my-secret', optional: true } },
      { secretRef: { name: 'my-secret' } },
    ]);
  });
});

test('a variable is as long as a program can be handed, with its name, and no longer', () => {
  const a = (length: number) => 'a'.repeat(length);
  expect(containerOf({ env: [{ name: 'NAME', value: a(131_066) }] }).env).toHaveLength(1);
  for (const value of [a(131_067), EnvValue.fromValue(a(131_067))]) {
    expect(refused(() => anApp(containing({ env: [{ name: 'NAME', value }] })))).toEqual([
      expect.stringMatching(
        /^container\.env\[0\]\.value is 'a+…, and must be .* 131071 bytes.* together with its name/,
      ),
    ]);
  }
  expect(refused(() => anApp(containing({ env: [{ name: 'A', value: EnvValue.fromValue('\0') }] })))).toEqual([
    expect.stringContaining('container.env[0].value.value is '),
  ]);
});

describe('it refuses for a value', () => {
  const VALUE = 'a string or an EnvValue, such as secret.envValue(key)';
  const refusedFor = (value: unknown) =>
    refused(() => anApp(containing({ env: [{ name: 'A', value: wrong(value) }] })));

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['a list', [1]],
    ['something else', { junk: 1 }],
    ['an EnvValue of a number', EnvValue.fromValue(wrong(1))],
    ['an EnvValue of null', { valueFrom: null }],
    ['an EnvValue of nothing', { valueFrom: {} }],
    ['an EnvValue of something else', { valueFrom: { toString: 'x' } }],
    ['an EnvValue of a value and a source', { value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    ['an EnvValue of two sources', { valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: {} } }],
  ])('%s', (_, value) => {
    expect(refusedFor(value)).toEqual([expect.stringContaining(`and must be ${VALUE}`)]);
  });

  test.each([
    ['a field of nothing', { fieldRef: undefined }, 'fieldRef is not given, and must be an object with fieldPath'],
    [
      'a field that pods don’t tell',
      { fieldRef: { fieldPath: 'spec.containers' } },
      `fieldRef.fieldPath is 'spec.containers', and must be a field of the pod: metadata.name,`,
    ],
    [
      'a field of another API',
      { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } },
      `fieldRef.apiVersion is 'v2', and must be v1`,
    ],
    [
      'a resource that there is not',
      { resourceFieldRef: { resource: 'limits.gpu' } },
      `resourceFieldRef.resource is 'limits.gpu', and must be one of limits.cpu,`,
    ],
    [
      'a container that can’t be',
      { resourceFieldRef: { resource: 'limits.cpu', containerName: 'A' } },
      `resourceFieldRef.containerName is 'A', and must be a name of 1 to 63`,
    ],
    [
      'units of nothing',
      { resourceFieldRef: { resource: 'limits.cpu', divisor: { value: '0' } } },
      `resourceFieldRef.divisor is { value: '0' }, and must be a quantity such as 1Mi`,
    ],
    [
      'units in words',
      { resourceFieldRef: { resource: 'limits.cpu', divisor: { value: 'many' } } },
      'resourceFieldRef.divisor is',
    ],
    [
      'an empty key of a Secret',
      secret.envValue('').valueFrom,
      `secretKeyRef.key is '', and must be a key of 1 to 253 letters`,
    ],
    [
      'a Secret without a name',
      Secret.fromSecretName(aChart(), 's', '').envValue('k').valueFrom,
      `secretKeyRef.name is '', and must be a name of 1 to 253 characters`,
    ],
  ])('%s', (_, valueFrom, message) => {
    expect(refusedFor({ valueFrom })).toEqual([expect.stringContaining(`container.env[0].value.valueFrom.${message}`)]);
  });
});

describe('it refuses', () => {
  test.each(['', '1A', 'A B', '.', '..A', 'A=B'])('a variable called %p', (name) => {
    expect(refused(() => anApp(containing({ env: [{ name, value: 'x' }] })))).toEqual([
      expect.stringContaining(`container.env[0].name is '${name}', and must be a name of letters, digits`),
    ]);
  });

  test('a variable twice', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];
    expect(refused(() => anApp(containing({ env })))).toEqual([
      `container.env[1].name is 'A', and must be given once: [0] has it already`,
    ]);
  });

  test('a map for a list', () => {
    expect(refused(() => anApp(containing({ env: wrong({ A: 'x' }) })))).toEqual([
      `container.env is { A: 'x' }, and must be a list of { name, value }`,
    ]);
  });

  const ONE = 'and must be { configMap } or { secret }, one of the two';
  test.each<[string, unknown, string]>([
    ['neither a ConfigMap nor a Secret', {}, ONE],
    ['both', { configMap, secret }, ONE],
    ['a Secret as ConfigMap', { configMap: secret }, 'configMap is '],
    ['a Secret by its name', { secret: 'my-secret' }, `secret is 'my-secret', and must be a Secret: new Secret(…)`],
    ['a prefix with a space', { secret, prefix: 'A B' }, `prefix is 'A B', and must be a name of letters`],
    ['one that is there perhaps', { secret, optional: 'yes' }, `optional is 'yes', and must be true or false`],
  ])('for a source %s', (_, source, message) => {
    const problems = refused(() => anApp(containing({ envFrom: [wrong(source)] })));
    expect(problems).toEqual([expect.stringContaining('container.envFrom[0]')]);
    expect(problems[0]).toContain(message);
  });

  test('a Secret whose name can’t be', () => {
    const unnamed: ISecret = Secret.fromSecretName(aChart(), 'secret', 'My Secret');
    expect(refused(() => anApp(containing({ envFrom: [{ secret: unnamed }] })))).toEqual([
      expect.stringContaining('or Secret.fromSecretName(scope, id, name) for one that is made elsewhere'),
    ]);
  });
});
