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
import { createApp, createChart, propertyProblems, synthContainer, untyped, withContainer } from '../../../test/apps';
import type { EnvironmentSource, EnvironmentVariable } from './environment';

const elsewhere = createChart();
const secret = Secret.fromSecretName(elsewhere, 'secret', 'my-secret');
const configMap = ConfigMap.fromConfigMapName(elsewhere, 'map', 'my-map');

const envOf = (value: EnvironmentVariable['value']) => synthContainer({ env: [{ name: 'A', value }] }).env[0].valueFrom;

describe('values of environment variables', () => {
  test.each([
    [EnvFieldPaths.POD_NAME, 'metadata.name'],
    [EnvFieldPaths.POD_NAMESPACE, 'metadata.namespace'],
    [EnvFieldPaths.POD_UID, 'metadata.uid'],
    [EnvFieldPaths.NODE_NAME, 'spec.nodeName'],
    [EnvFieldPaths.SERVICE_ACCOUNT_NAME, 'spec.serviceAccountName'],
    [EnvFieldPaths.NODE_IP, 'status.hostIP'],
    [EnvFieldPaths.POD_IPS, 'status.podIPs'],
  ])('reads the pod field %s', (field, fieldPath) => {
    expect(envOf(EnvValue.fromFieldRef(field))).toEqual({ fieldRef: { fieldPath } });
  });

  test('reads a label or an annotation of the pod', () => {
    expect(envOf(EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'app' }))).toEqual({
      fieldRef: { fieldPath: `metadata.labels['app']` },
    });
    expect(envOf(EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: 'a', apiVersion: 'v1' }))).toEqual({
      fieldRef: { fieldPath: `metadata.annotations['a']`, apiVersion: 'v1' },
    });
  });

  test('reads the resource limits of the container', () => {
    expect(envOf(EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT))).toEqual({
      resourceFieldRef: { resource: 'limits.cpu' },
    });
  });

  test('reads the resource requests of another container, with a divisor', () => {
    const container = new Container({ image: 'log', name: 'log', resources: { cpu: { limit: Cpu.units(1) } } });
    expect(envOf(EnvValue.fromResource(ResourceFieldPaths.MEMORY_REQUEST, { container, divisor: '1Mi' }))).toEqual({
      resourceFieldRef: { resource: 'requests.memory', containerName: 'log', divisor: '1Mi' },
    });
  });
});

describe('sources of environment variables', () => {
  const envFromOf = (...envFrom: EnvironmentSource[]) => synthContainer({ envFrom }).envFrom;

  test('keeps the order of ConfigMaps and Secrets in envFrom', () => {
    expect(envFromOf({ secret }, { configMap })).toEqual([
      { secretRef: { name: 'my-secret' } },
      { configMapRef: { name: 'my-map' } },
    ]);
  });

  test('sets the prefix and optional of a source', () => {
    expect(envFromOf({ configMap, prefix: 'MY_' }, { secret, optional: true }, { secret, optional: false })).toEqual([
      { prefix: 'MY_', configMapRef: { name: 'my-map' } },
      { secretRef: { name: 'my-secret', optional: true } },
      { secretRef: { name: 'my-secret' } },
    ]);
  });
});

test('limits a variable to 128 KiB together with its name', () => {
  const a = (length: number) => 'a'.repeat(length);
  expect(synthContainer({ env: [{ name: 'NAME', value: a(131_066) }] }).env).toHaveLength(1);
  for (const value of [a(131_067), EnvValue.fromValue(a(131_067))]) {
    expect(propertyProblems(() => createApp(withContainer({ env: [{ name: 'NAME', value }] })))).toEqual([
      expect.stringMatching(
        /^container\.env\[0\]\.value is 'a+…, and must be .* 131071 bytes.* together with its name/,
      ),
    ]);
  }
  expect(
    propertyProblems(() => createApp(withContainer({ env: [{ name: 'A', value: EnvValue.fromValue('\0') }] }))),
  ).toEqual([expect.stringContaining('container.env[0].value.value is ')]);
});

describe('invalid values of environment variables', () => {
  const VALUE = 'a string or an EnvValue, such as secret.envValue(key)';
  const refusedFor = (value: unknown) =>
    propertyProblems(() => createApp(withContainer({ env: [{ name: 'A', value: untyped(value) }] })));

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['a list', [1]],
    ['an unknown object', { junk: 1 }],
    ['an EnvValue of a number', EnvValue.fromValue(untyped(1))],
    ['an EnvValue of null', { valueFrom: null }],
    ['an EnvValue without a reference', { valueFrom: {} }],
    ['an EnvValue with an unknown reference', { valueFrom: { toString: 'x' } }],
    [
      'an EnvValue with a value and a reference',
      { value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ],
    ['an EnvValue with two references', { valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: {} } }],
  ])('rejects %s as the value of a variable', (_, value) => {
    expect(refusedFor(value)).toEqual([expect.stringContaining(`and must be ${VALUE}`)]);
  });

  test.each([
    [
      'an undefined field reference',
      { fieldRef: undefined },
      'fieldRef is not given, and must be an object with fieldPath',
    ],
    [
      'a pod field that variables cannot read',
      { fieldRef: { fieldPath: 'spec.containers' } },
      `fieldRef.fieldPath is 'spec.containers', and must be a field of the pod: metadata.name,`,
    ],
    [
      'a field of an unknown API version',
      { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } },
      `fieldRef.apiVersion is 'v2', and must be v1`,
    ],
    [
      'an unknown resource',
      { resourceFieldRef: { resource: 'limits.gpu' } },
      `resourceFieldRef.resource is 'limits.gpu', and must be one of limits.cpu,`,
    ],
    [
      'an invalid container name',
      { resourceFieldRef: { resource: 'limits.cpu', containerName: 'A' } },
      `resourceFieldRef.containerName is 'A', and must be a name of 1 to 63`,
    ],
    [
      'a divisor of 0',
      { resourceFieldRef: { resource: 'limits.cpu', divisor: { value: '0' } } },
      `resourceFieldRef.divisor is { value: '0' }, and must be a quantity such as 1Mi`,
    ],
    [
      'a divisor that is not a quantity',
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
      Secret.fromSecretName(createChart(), 's', '').envValue('k').valueFrom,
      `secretKeyRef.name is '', and must be a name of 1 to 253 characters`,
    ],
  ])('rejects %s as the source of a variable', (_, valueFrom, message) => {
    expect(refusedFor({ valueFrom })).toEqual([expect.stringContaining(`container.env[0].value.valueFrom.${message}`)]);
  });
});

describe('invalid environments', () => {
  test.each(['', '1A', 'A B', '.', '..A', 'A=B'])('rejects the variable name %p', (name) => {
    expect(propertyProblems(() => createApp(withContainer({ env: [{ name, value: 'x' }] })))).toEqual([
      expect.stringContaining(`container.env[0].name is '${name}', and must be a name of letters, digits`),
    ]);
  });

  test('rejects two variables of the same name', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];
    expect(propertyProblems(() => createApp(withContainer({ env })))).toEqual([
      `container.env[1].name is 'A', and must be given once: [0] has it already`,
    ]);
  });

  test('rejects a map instead of a list of variables', () => {
    expect(propertyProblems(() => createApp(withContainer({ env: untyped({ A: 'x' }) })))).toEqual([
      `container.env is { A: 'x' }, and must be a list of { name, value }`,
    ]);
  });

  const ONE = 'and must be either { configMap } or { secret }';
  test.each<[string, unknown, string]>([
    ['a source without a ConfigMap or Secret', {}, ONE],
    ['a ConfigMap and a Secret in one source', { configMap, secret }, ONE],
    ['a Secret in place of a ConfigMap', { configMap: secret }, 'configMap is '],
    [
      'the name of a Secret in place of the object',
      { secret: 'my-secret' },
      `secret is 'my-secret', and must be a Secret: new Secret(…)`,
    ],
    ['a prefix with a space', { secret, prefix: 'A B' }, `prefix is 'A B', and must be a name of letters`],
    ['a string for optional', { secret, optional: 'yes' }, `optional is 'yes', and must be true or false`],
  ])('rejects %s in envFrom', (_, source, message) => {
    const problems = propertyProblems(() => createApp(withContainer({ envFrom: [untyped(source)] })));
    expect(problems).toEqual([expect.stringContaining('container.envFrom[0]')]);
    expect(problems[0]).toContain(message);
  });

  test('rejects a Secret with an invalid name in envFrom', () => {
    const unnamed: ISecret = Secret.fromSecretName(createChart(), 'secret', 'My Secret');
    expect(propertyProblems(() => createApp(withContainer({ envFrom: [{ secret: unnamed }] })))).toEqual([
      expect.stringContaining('or Secret.fromSecretName(scope, id, name) if it exists already'),
    ]);
  });
});
