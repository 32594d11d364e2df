import { Duration, Size, Testing } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  EmptyDirMedium,
  EnvFieldPaths,
  EnvValue,
  ImagePullPolicy,
  Protocol,
  Secret,
} from 'cdk8s-plus-28';
import { containerProps, createChart, propertyProblems, synthContainer, untyped } from '../../../test/apps';
import { Volume } from '../volume';
import { Image } from './image';
import { Probe } from './probe';
import { ProbedContainer, type ProbedContainerProps } from './probed-container';
import { Security } from './security';

const made = (others: Partial<ProbedContainerProps> = {}) => new ProbedContainer(containerProps(others)).toKube('web');

describe('a container without an app', () => {
  test('converts a container with only required properties to its manifest', () => {
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

  test('converts a container with all properties to its manifest', () => {
    const chart = createChart();
    const cache = Volume.emptyDir({ name: 'cache', sizeLimit: Size.mebibytes(64), medium: EmptyDirMedium.MEMORY });
    const container = new ProbedContainer({
      name: 'server',
      image: Image.mutable('team/app:latest', { reason: 'published under no other tag' }),
      imagePullPolicy: ImagePullPolicy.ALWAYS,
      command: ['/bin/server', ''],
      args: ['--verbose'],
      workingDir: '/srv',
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

    expect(JSON.parse(JSON.stringify(container.toKube('called')))).toEqual({
      name: 'called',
      image: 'team/app:latest',
      imagePullPolicy: 'Always',
      command: ['/bin/server', ''],
      args: ['--verbose'],
      workingDir: '/srv',
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
    expect(container.mounts.map(({ volume }) => volume.toKube())).toEqual(
      Array(2).fill({ name: 'cache', emptyDir: { sizeLimit: '64Mi', medium: 'Memory' } }),
    );
    expect(container.name).toBe('server');
    expect(container.ports.map(({ number }) => number)).toEqual([9000]);
    expect(container.reasons).toEqual({
      image: 'published under no other tag',
      readOnlyRootFilesystem: 'it writes beside its code',
    });
    expect(Testing.synth(chart)).toEqual([]);
  });

  test('omits empty lists and maps', () => {
    expect(synthContainer({ args: [], env: [], envFrom: [], mounts: [], otherPorts: [], resources: {} })).toEqual(
      synthContainer(),
    );
  });
});

describe('ports of a container', () => {
  test('lists the main port of a container first', () => {
    const otherPorts = [
      { name: 'metrics', number: 9090 },
      { name: 'gossip', number: 8080, protocol: Protocol.UDP },
    ];
    expect(synthContainer({ otherPorts }).ports).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'metrics', containerPort: 9090 },
      { name: 'gossip', containerPort: 8080, protocol: 'UDP' },
    ]);
  });
});

describe('the emptyDir at /tmp', () => {
  const except = { readOnlyRootFilesystem: 'because' };
  const own = Volume.emptyDir({ name: 'own' });
  const paths = (others: Partial<ProbedContainerProps>) =>
    new ProbedContainer(containerProps(others)).mountsIn().map(({ mountPath }) => mountPath);

  test.each([
    ['adds an emptyDir at /tmp if the root file system is read-only', {}, ['/tmp']],
    ['adds no emptyDir at /tmp if the root file system is writable', { security: Security.restricted({ except }) }, []],
    [
      'adds no emptyDir if something else is mounted at /tmp',
      { mounts: [{ volume: own, mountPath: '/tmp' }] },
      ['/tmp'],
    ],
    [
      'adds an emptyDir at /tmp if something is mounted below it',
      { mounts: [{ volume: own, mountPath: '/tmp/own' }] },
      ['/tmp/own', '/tmp'],
    ],
  ])('%s', (_, others, expected) => {
    expect(paths(others)).toEqual(expected);
  });

  test('omits the emptyDir if the pod mounts something at /tmp', () => {
    const mounts = [{ volume: own, mountPath: '/tmp' }];
    const container = new ProbedContainer(containerProps());
    expect(container.mountsIn(mounts)).toEqual(mounts);
    expect(container.toKube('web', container.mountsIn(mounts)).volumeMounts).toEqual([
      { name: 'own', mountPath: '/tmp' },
    ]);
  });
});

describe('invalid containers', () => {
  const PROBE = 'a Probe, such as Probe.httpGet({ path })';
  const volume = Volume.emptyDir({ name: 'cache' });

  test.each<[string, Partial<ProbedContainerProps>, string]>([
    [
      'a container without an image',
      { image: undefined },
      'image is not given, and must be an Image: Image.of(reference), or Image.mutable(reference, { reason })',
    ],
    ['a string as an image', { image: untyped('app:1.0') }, `image is 'app:1.0', and must be an Image: Image.of(`],
    [
      'a container name with a dot',
      { name: 'a.b' },
      `name is 'a.b', and must be a name of 1 to 63 characters, lower-case`,
    ],
    [
      'an unknown image pull policy',
      { imagePullPolicy: untyped('Sometimes') },
      'must be one of Always, IfNotPresent, Never',
    ],
    [
      'an empty command',
      { command: [] },
      'command is [], and must be a list of at least 1 of strings, the command and its arguments',
    ],
    ['a command as one string', { command: untyped('run') }, `command is 'run', and must be a list of at least 1`],
    ['an argument that is a number', { args: untyped([1]) }, 'args[0] is 1, and must be a string'],
    ['a relative working directory', { workingDir: 'srv' }, `workingDir is 'srv', and must be an absolute path`],
    [
      'a port without a name',
      { port: untyped({ number: 80 }) },
      'port.name is not given, and must be a name of 1 to 15',
    ],
    [
      'a port name without letters',
      { port: { name: '80', number: 80 } },
      `port.name is '80', and must be a name of 1 to`,
    ],
    [
      'a port name of 16 characters',
      { port: { name: 'sixteen-letters-', number: 80 } },
      `port.name is 'sixteen-letters-', and must be a name of 1 to 15 characters, lower-case letters, digits and single "-" between them, with at least one letter`,
    ],
    [
      'an unknown protocol',
      { port: untyped({ name: 'a', number: 1, protocol: 'ICMP' }) },
      'must be one of TCP, UDP, SCTP',
    ],
    [
      'a further port without a number',
      { otherPorts: [untyped({ name: 'metrics' })] },
      'otherPorts[0].number is not given, and must be a whole number from 1 to 65535',
    ],
    ['a container without a liveness probe', { liveness: undefined }, `liveness is not given, and must be ${PROBE}`],
    ['a container without a readiness probe', { readiness: undefined }, `readiness is not given, and must be ${PROBE}`],
    ['a probe in the form of a manifest', { readiness: untyped({ tcpSocket: {} }) }, `and must be ${PROBE}`],
    [
      'a CPU request of 0',
      { resources: { cpu: { request: Cpu.millis(0) } } },
      'resources.cpu.request is 0m, and must be a Cpu of more than 0',
    ],
    [
      'a memory limit of NaN',
      { resources: { memory: { limit: Size.mebibytes(Number.NaN) } } },
      'resources.memory.limit is NaNMi',
    ],
    [
      'a memory limit below the request',
      { resources: { memory: { request: Size.gibibytes(1), limit: Size.mebibytes(1023) } } },
      'resources.memory.limit is 1023Mi, and must be at least the request, 1Gi',
    ],
    [
      'a CPU limit below the request',
      { resources: { cpu: { request: Cpu.units(1), limit: Cpu.millis(999) } } },
      'resources.cpu.limit is 999m, and must be at least the request, 1',
    ],
    [
      'an ephemeral storage limit below the request',
      { resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.mebibytes(1023) } } },
      'resources.ephemeralStorage.limit is 1023Mi, and must be at least the request, 1Gi',
    ],
    [
      'two mounts at the same path',
      {
        mounts: [
          { volume, mountPath: '/a' },
          { volume, mountPath: '/a' },
        ],
      },
      `mounts[1].mountPath is '/a', and must be given once: [0] has it already`,
    ],
    [
      'an unknown property',
      untyped({ livenes: 1 }),
      'livenes is 1, and must be left out: there is no such property, there are',
    ],
  ])('rejects %s', (_, others, message) => {
    expect(() => made(others)).toThrow('ProbedContainer was given what it cannot take:\n');
    expect(propertyProblems(() => made(others))).toEqual([expect.stringContaining(message)]);
  });

  test('rejects the properties null', () => {
    expect(() => new ProbedContainer(untyped(null)).toKube('web')).toThrow(
      'props is null, and must be an object with name,',
    );
  });
});
