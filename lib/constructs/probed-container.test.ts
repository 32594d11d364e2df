import { Duration, Size, Testing } from 'cdk8s';
import {
  ConfigMap,
  ConnectionScheme,
  Cpu,
  EmptyDirMedium,
  EnvFieldPaths,
  EnvValue,
  ImagePullPolicy,
  Protocol,
  Secret,
} from 'cdk8s-plus-28';
import { aChart, containerProps, wrong } from '../../test/apps';
import { Image } from './image';
import { Probe } from './probe';
import { ProbedContainer, type ProbedContainerProps } from './probed-container';
import { Security } from './security';
import { Volume } from './volume';

const made = (others: Partial<ProbedContainerProps> = {}) => new ProbedContainer(containerProps(others)).toKube('web');

describe('used alone', () => {
  test('with nothing but what it needs', () => {
    expect(JSON.parse(JSON.stringify(made()))).toEqual({
      name: 'web',
      image: 'registry.example.com/team/app:1.4.2',
      ports: [{ name: 'http', containerPort: 8080 }],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      livenessProbe: { tcpSocket: { port: 8080 } },
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  test('with everything it can be told', () => {
    const chart = aChart();
    const cache = Volume.emptyDir({ name: 'cache', sizeLimit: Size.mebibytes(64), medium: EmptyDirMedium.MEMORY });
    const container = new ProbedContainer({
      name: 'server',
      image: Image.mutable('team/app:latest', { reason: 'published under no other tag' }),
      imagePullPolicy: ImagePullPolicy.ALWAYS,
      port: { name: 'grpc', number: 9000, protocol: Protocol.TCP },
      liveness: Probe.grpc({ service: 'alive', timeout: Duration.seconds(2), failureThreshold: 5 }),
      readiness: Probe.exec({ command: ['true', ''], successThreshold: 2 }),
      startup: Probe.tcpSocket({ port: 9001, initialDelay: Duration.minutes(1), period: Duration.seconds(1) }),
      env: [
        { name: 'ZONE', value: 'no' },
        { name: 'EMPTY', value: '' },
        { name: 'BY_VALUE', value: EnvValue.fromValue('1e3') },
        {
          name: 'A_SECRET',
          value: Secret.fromSecretName(chart, 'secret', 'my-secret').envValue('KEY', { optional: true }),
        },
        { name: 'A_CONFIG', value: EnvValue.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'map', 'my-map'), 'key') },
        { name: 'A_FIELD', value: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP) },
      ],
      resources: {
        cpu: { request: Cpu.millis(100), limit: Cpu.units(1) },
        memory: { request: Size.mebibytes(128), limit: Size.gibibytes(1) },
        ephemeralStorage: { limit: Size.gibibytes(2) },
      },
      mounts: [
        { volume: cache, mountPath: '/cache' },
        { volume: cache, mountPath: '/cache/again' },
      ],
      security: Security.restricted({
        runAsUser: 10001,
        except: { readOnlyRootFilesystem: 'it writes beside its code' },
      }),
    });

    expect(JSON.parse(JSON.stringify(container.toKube('ignored')))).toEqual({
      name: 'server',
      image: 'team/app:latest',
      imagePullPolicy: 'Always',
      ports: [{ name: 'grpc', containerPort: 9000, protocol: 'TCP' }],
      env: [
        { name: 'ZONE', value: 'no' },
        { name: 'EMPTY', value: '' },
        { name: 'BY_VALUE', value: '1e3' },
        { name: 'A_SECRET', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'KEY', optional: true } } },
        { name: 'A_CONFIG', valueFrom: { configMapKeyRef: { name: 'my-map', key: 'key' } } },
        { name: 'A_FIELD', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      ],
      resources: {
        requests: { cpu: '100m', memory: '128Mi' },
        limits: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '2Gi' },
      },
      volumeMounts: [
        { name: 'cache', mountPath: '/cache' },
        { name: 'cache', mountPath: '/cache/again' },
      ],
      livenessProbe: { grpc: { port: 9000, service: 'alive' }, timeoutSeconds: 2, failureThreshold: 5 },
      readinessProbe: { exec: { command: ['true', ''] }, successThreshold: 2 },
      startupProbe: { tcpSocket: { port: 9001 }, initialDelaySeconds: 60, periodSeconds: 1 },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        runAsUser: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
    expect(container.volumes().map((volume) => volume.toKube())).toEqual([
      { name: 'cache', emptyDir: { sizeLimit: '64Mi', medium: 'Memory' } },
    ]);
    expect(container.port.number).toBe(9000);
    expect(container.reasons).toEqual({
      image: 'published under no other tag',
      readOnlyRootFilesystem: 'it writes beside its code',
    });
    expect(Testing.synth(chart)).toEqual([]);
  });

  test('its name must come from somewhere', () => {
    expect(() => new ProbedContainer(containerProps()).toKube()).toThrow(
      `ProbedContainer was given what it cannot take:\n  name is '', and must be a name of 1 to 63 characters`,
    );
  });
});

describe('probes', () => {
  const readiness = (probe: Probe) => JSON.parse(JSON.stringify(made({ readiness: probe }).readinessProbe));

  test('ask at the container’s port, or at another', () => {
    expect(readiness(Probe.grpc())).toEqual({ grpc: { port: 8080 } });
    expect(readiness(Probe.grpc({ port: 1 }))).toEqual({ grpc: { port: 1 } });
    expect(readiness(Probe.tcpSocket({ port: 2 }))).toEqual({ tcpSocket: { port: 2 } });
    expect(readiness(Probe.httpGet({ path: '/a?b=c', port: 3, scheme: ConnectionScheme.HTTPS }))).toEqual({
      httpGet: { path: '/a?b=c', port: 3, scheme: 'HTTPS' },
    });
  });
});

describe('room for what is temporary', () => {
  const except = { readOnlyRootFilesystem: 'because' };

  test.each([
    ['is given where the root can’t be written to', {}, ['/tmp']],
    ['is not needed where it can', { security: Security.restricted({ except }) }, []],
    [
      'is not given where something is mounted there',
      { mounts: [{ volume: Volume.emptyDir({ name: 'own' }), mountPath: '/tmp' }] },
      ['/tmp'],
    ],
  ])('%s', (_, others, paths) => {
    expect(made(others).volumeMounts?.map(({ mountPath }) => mountPath)).toEqual(paths);
  });

  test('is not given where a claim is mounted there', () => {
    const claims = [{ name: 'scratch', mountPath: '/tmp' }];
    const container = new ProbedContainer(containerProps());
    expect(container.toKube('web', claims).volumeMounts).toEqual(claims);
    expect(container.volumes(claims)).toEqual([]);
  });

  test('can’t share its name with another volume', () => {
    expect(() => made({ mounts: [{ volume: Volume.emptyDir({ name: 'tmp' }), mountPath: '/scratch' }] })).toThrow(
      `mounts[/tmp] is 'tmp', and must be a volume with a name of its own: what is at /scratch has it`,
    );
  });
});

describe('security', () => {
  test.each([
    'allowPrivilegeEscalation',
    'capabilities',
    'runAsNonRoot',
    'seccompProfile',
    'readOnlyRootFilesystem',
  ] as const)('gives up %s and nothing else when it is excepted', (field) => {
    const restricted = Security.restricted().toKube();
    const weakened = Security.restricted({ except: { [field]: 'because' } }).toKube();
    expect(restricted[field]).toBeDefined();
    expect(weakened).toEqual({ ...restricted, [field]: undefined });
  });

  test('gives up nothing for a reason that is undefined', () => {
    const except = { capabilities: undefined, runAsNonRoot: undefined, seccompProfile: undefined };
    const security = Security.restricted({
      except: { ...except, allowPrivilegeEscalation: undefined, readOnlyRootFilesystem: undefined },
    });
    expect(security.toKube()).toEqual(Security.restricted().toKube());
    expect(security.reasons).toEqual({});
    expect(Object.keys(security.toKube())).toEqual(Object.keys(Security.restricted().toKube()));
  });

  test('lets root be root only with a reason', () => {
    expect(Security.restricted({ runAsUser: 0, except: { runAsNonRoot: 'it binds port 80' } }).problems()).toEqual([]);
    expect(() => made({ security: Security.restricted({ runAsUser: 0 }) })).toThrow(
      'security is { runAsUser: 0 }, and must be { except: { runAsNonRoot } } with the reason, where runAsUser is 0: that is root',
    );
  });
});

describe('it refuses', () => {
  const PROBE = 'a Probe, such as Probe.httpGet({ path })';
  const POSITIVE = 'a Duration of whole seconds from 1 to 2147483647, such as Duration.seconds(10)';
  const VALUE = 'a string or an EnvValue, such as secret.envValue(key)';
  const secretValue = (name: string, key: string) => Secret.fromSecretName(aChart(), 'secret', name).envValue(key);
  const volume = Volume.emptyDir({ name: 'cache' });

  test.each<[string, Partial<ProbedContainerProps>, string]>([
    [
      'no image',
      { image: undefined },
      'image is not given, and must be an Image: Image.of(reference), or Image.mutable(',
    ],
    [
      'an image by its name',
      { image: wrong('app:1.0') },
      `image is 'app:1.0', and must be an Image: Image.of(reference)`,
    ],
    [
      'a name with a dot',
      { name: 'a.b' },
      `name is 'a.b', and must be a name of 1 to 63 characters, lower-case letters`,
    ],
    ['another pull policy', { imagePullPolicy: wrong('Sometimes') }, 'must be one of Always, IfNotPresent, Never'],
    ['no port', { port: undefined }, 'port is not given, and must be an object with name, number, protocol'],
    ['a port without a name', { port: wrong({ number: 80 }) }, 'port.name is not given, and must be a name of 1 to 15'],
    [
      'a port without letters',
      { port: { name: '80', number: 80 } },
      `port.name is '80', and must be a name of 1 to 15`,
    ],
    ['another protocol', { port: wrong({ name: 'a', number: 1, protocol: 'ICMP' }) }, 'must be one of TCP, UDP, SCTP'],
    ['no liveness', { liveness: undefined }, `liveness is not given, and must be ${PROBE}`],
    ['no readiness', { readiness: undefined }, `readiness is not given, and must be ${PROBE}`],
    ['a probe as Kubernetes writes it', { readiness: wrong({ tcpSocket: {} }) }, `and must be ${PROBE}`],
    [
      'liveness after two successes',
      { liveness: Probe.tcpSocket({ successThreshold: 2 }) },
      `, and must be ${PROBE}, with a successThreshold of 1 or none`,
    ],
    [
      'a start that takes two successes',
      { startup: Probe.tcpSocket({ successThreshold: 2 }) },
      `, and must be ${PROBE}, with a successThreshold of 1 or none`,
    ],
    [
      'a path without its slash',
      { readiness: Probe.httpGet({ path: 'x' }) },
      `readiness.path is 'x', and must be a path`,
    ],
    [
      'a probe of nothing',
      { readiness: Probe.httpGet(wrong(undefined)) },
      'readiness is not given, and must be an object',
    ],
    [
      'another scheme',
      { readiness: Probe.httpGet({ path: '/', scheme: wrong('ftp') }) },
      `readiness.scheme is 'ftp', and must be one of HTTP, HTTPS`,
    ],
    [
      'a delay of half a second',
      { startup: Probe.tcpSocket({ initialDelay: Duration.millis(500) }) },
      'startup.initialDelay is 0.5 seconds, and must be a Duration of whole seconds from 0 to 2147483647',
    ],
    [
      'a period of no time',
      { liveness: Probe.tcpSocket({ period: Duration.seconds(0) }) },
      `liveness.period is 0 seconds, and must be ${POSITIVE}`,
    ],
    [
      'a timeout in seconds',
      { liveness: Probe.tcpSocket({ timeout: wrong(5) }) },
      `liveness.timeout is 5, and must be ${POSITIVE}`,
    ],
    [
      'a threshold of 0',
      { liveness: Probe.tcpSocket({ failureThreshold: 0 }) },
      'liveness.failureThreshold is 0, and must be a whole number from 1 to 2147483647',
    ],
    [
      'no command',
      { liveness: Probe.exec({ command: [] }) },
      'liveness.command is [], and must be a list of at least 1 of strings, the command and its arguments',
    ],
    [
      'a command with a hole',
      { liveness: Probe.exec({ command: wrong(new Array(1)) }) },
      'liveness.command[0] is not given',
    ],
    [
      'an empty variable name',
      { env: [{ name: '', value: 'x' }] },
      `env[0].name is '', and must be a name of letters, digits`,
    ],
    [
      'a variable name with a digit in front',
      { env: [{ name: '1A', value: 'x' }] },
      `env[0].name is '1A', and must be`,
    ],
    ['a variable name with a space', { env: [{ name: 'A B', value: 'x' }] }, `env[0].name is 'A B', and must be`],
    [
      'a variable twice',
      {
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
      `env[1].name is 'A', and must be given once: [0] has it already`,
    ],
    [
      'a variable that is a number',
      { env: [{ name: 'A', value: wrong(1) }] },
      `env[0].value is 1, and must be ${VALUE}`,
    ],
    [
      'a variable that is null',
      { env: [{ name: 'A', value: wrong(null) }] },
      `env[0].value is null, and must be ${VALUE}`,
    ],
    ['an EnvValue of a number', { env: [{ name: 'A', value: EnvValue.fromValue(wrong(1)) }] }, `and must be ${VALUE}`],
    ['an EnvValue of null', { env: [{ name: 'A', value: wrong({ valueFrom: null }) }] }, `and must be ${VALUE}`],
    ['an EnvValue of nothing', { env: [{ name: 'A', value: wrong({ valueFrom: {} }) }] }, `and must be ${VALUE}`],
    [
      'an EnvValue of two things',
      { env: [{ name: 'A', value: wrong({ value: 'x', valueFrom: { fieldRef: {} } }) }] },
      `and must be ${VALUE}`,
    ],
    ['a map for a list', { env: wrong({ A: 'x' }) }, `env is { A: 'x' }, and must be a list of { name, value }`],
    [
      'an empty key of a Secret',
      { env: [{ name: 'A', value: secretValue('s', '') }] },
      `env[0].value.valueFrom.secretKeyRef.key is '', and must be a key of 1 to 253 letters`,
    ],
    [
      'a Secret without a name',
      { env: [{ name: 'A', value: secretValue('', 'k') }] },
      `env[0].value.valueFrom.secretKeyRef.name is '', and must be a name of 1 to 253 characters`,
    ],
    [
      'no CPU',
      { resources: { cpu: { request: Cpu.millis(0) } } },
      'resources.cpu.request is 0m, and must be a Cpu of more than 0',
    ],
    ['NaN memory', { resources: { memory: { limit: Size.mebibytes(Number.NaN) } } }, 'resources.memory.limit is NaNMi'],
    [
      'a limit of memory below its request',
      { resources: { memory: { request: Size.gibibytes(1), limit: Size.mebibytes(1023) } } },
      'resources.memory.limit is 1023Mi, and must be at least the request, 1Gi',
    ],
    [
      'a limit of CPU below its request',
      { resources: { cpu: { request: Cpu.units(1), limit: Cpu.millis(999) } } },
      'resources.cpu.limit is 999m, and must be at least the request, 1',
    ],
    [
      'a limit of storage below its request',
      { resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.mebibytes(1023) } } },
      'resources.ephemeralStorage.limit is 1023Mi, and must be at least the request, 1Gi',
    ],
    [
      'a path mounted twice',
      {
        mounts: [
          { volume, mountPath: '/a' },
          { volume, mountPath: '/a' },
        ],
      },
      `mounts[1].mountPath is '/a', and must be given once: [0] has it already`,
    ],
    [
      'a relative path',
      { mounts: [{ volume, mountPath: 'a' }] },
      `mounts[0].mountPath is 'a', and must be an absolute path`,
    ],
    [
      'a volume with capitals',
      { mounts: [{ volume: Volume.emptyDir({ name: 'Cache' }), mountPath: '/a' }] },
      `mounts[0].volume.name is 'Cache', and must be a name of 1 to 63 characters`,
    ],
    [
      'an exception without a reason',
      { security: Security.restricted({ except: { runAsNonRoot: '' } }) },
      `security.except.runAsNonRoot is '', and must be a sentence on one line`,
    ],
    [
      'an exception that is none',
      { security: Security.restricted({ except: wrong({ privileged: 'x' }) }) },
      `security.except.privileged is 'x', and must be left out: there is no such property`,
    ],
    [
      'a property with a typo',
      wrong({ livenes: 1 }),
      'livenes is 1, and must be left out: there is no such property, there are',
    ],
  ])('%s', (_, others, message) => {
    expect(() => made(others)).toThrow('ProbedContainer was given what it cannot take:\n');
    expect(() => made(others)).toThrow(message);
  });

  test('properties that are none', () => {
    expect(() => new ProbedContainer(wrong(null)).toKube('web')).toThrow(
      'props is null, and must be an object with name,',
    );
  });
});
