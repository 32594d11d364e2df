import { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-28';
import {
  createApp,
  createSidecar,
  propertyProblems,
  synthContainer,
  synthPod,
  untyped,
  withContainer,
} from '../../../test/apps';
import { PreStop } from './pre-stop';
import { Probe } from './probe';
import type { ProbedContainerProps } from './probed-container';

const metrics = { name: 'metrics', number: 9090 };
const refusedWith = (props: Partial<ProbedContainerProps>) => propertyProblems(() => createApp(withContainer(props)));

describe('ports of probes', () => {
  const readiness = (probe: Probe) => synthContainer({ readiness: probe, otherPorts: [metrics] }).readinessProbe;

  test('connects probes to the port of the container, or to another number', () => {
    expect(readiness(Probe.grpc())).toEqual({ grpc: { port: 8080 } });
    expect(readiness(Probe.grpc({ port: 1 }))).toEqual({ grpc: { port: 1 } });
    expect(readiness(Probe.tcpSocket({ port: 2 }))).toEqual({ tcpSocket: { port: 2 } });
    expect(readiness(Probe.httpGet({ path: '/a?b=c', port: 3, scheme: ConnectionScheme.HTTPS }))).toEqual({
      httpGet: { path: '/a?b=c', port: 3, scheme: 'HTTPS' },
    });
  });

  test('resolves the names of container ports in probes', () => {
    expect(readiness(Probe.httpGet({ path: '/', port: 'metrics' }))).toEqual({ httpGet: { path: '/', port: 9090 } });
    expect(readiness(Probe.tcpSocket({ port: 'http' }))).toEqual({ tcpSocket: { port: 8080 } });
    expect(readiness(Probe.grpc({ port: 'metrics' }))).toEqual({ grpc: { port: 9090 } });
  });

  test('writes no port for probes that run a command', () => {
    const [, log] = synthPod({ sidecars: [createSidecar()] }).containers;
    expect(log.livenessProbe).toEqual({ exec: { command: ['true'] } });
    expect(log).not.toHaveProperty('ports');
  });
});

describe('invalid probes', () => {
  const POSITIVE = 'a Duration of whole seconds from 1 to 2147483647, such as Duration.seconds(10)';

  test.each<[string, Partial<ProbedContainerProps>, string]>([
    [
      'a success threshold of 2 for liveness',
      { liveness: Probe.tcpSocket({ successThreshold: 2 }) },
      'liveness.successThreshold is 2, and must be 1, or omitted: only a readiness probe can require more successes',
    ],
    [
      'a success threshold of 2 for startup',
      { startup: Probe.tcpSocket({ successThreshold: 2 }) },
      'startup.successThreshold is 2, and must be 1, or omitted: only a readiness probe can require more successes',
    ],
    [
      'a probe of an unknown port name',
      { liveness: Probe.tcpSocket({ port: 'metrics' }), otherPorts: [{ name: 'admin', number: 1 }] },
      `liveness.port is 'metrics', and must be one of the container's: http, admin`,
    ],
    [
      'a probe of port 65536',
      { liveness: Probe.tcpSocket({ port: 65536 }) },
      'liveness.port is 65536, and must be a whole number from 1 to 65535, or the name of a port of the container',
    ],
    ['a probe of port 0', { liveness: Probe.grpc({ port: 0 }) }, 'liveness.port is 0, and must be a whole number'],
    ['a probe path without a slash', { readiness: Probe.httpGet({ path: 'x' }) }, `readiness.path is 'x', and must be`],
    [
      'a probe without properties',
      { readiness: Probe.httpGet(untyped(undefined)) },
      'readiness is not given, and must be an object',
    ],
    [
      'an unknown probe scheme',
      { readiness: Probe.httpGet({ path: '/', scheme: untyped('ftp') }) },
      `readiness.scheme is 'ftp', and must be one of HTTP, HTTPS`,
    ],
    [
      'an initial delay of half a second',
      { startup: Probe.tcpSocket({ initialDelay: Duration.millis(500) }) },
      'startup.initialDelay is 0.5 seconds, and must be a Duration of whole seconds from 0 to 2147483647',
    ],
    [
      'a probe period of 0 seconds',
      { liveness: Probe.tcpSocket({ period: Duration.seconds(0) }) },
      `liveness.period is 0 seconds, and must be ${POSITIVE}`,
    ],
    [
      'a number as a probe timeout',
      { liveness: Probe.tcpSocket({ timeout: untyped(5) }) },
      `liveness.timeout is 5, and must be ${POSITIVE}`,
    ],
    [
      'a failure threshold of 0',
      { liveness: Probe.tcpSocket({ failureThreshold: 0 }) },
      'liveness.failureThreshold is 0, and must be a whole number from 1 to 2147483647',
    ],
    [
      'a probe with an empty command',
      { liveness: Probe.exec({ command: [] }) },
      'liveness.command is [], and must be a list of at least 1 of strings, the command and its arguments',
    ],
    [
      'a probe command with a hole in the array',
      { liveness: Probe.exec({ command: untyped(new Array(1)) }) },
      'liveness.command[0] is not given',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(refusedWith(props)).toEqual([expect.stringContaining(`container.${message}`)]);
  });

  test.each([
    [undefined, 'not given'],
    ['http', `'http'`],
  ])('rejects a probe of port %p in a container without ports', (port, given) => {
    const sidecars = [createSidecar({ readiness: Probe.tcpSocket({ port }) })];
    expect(propertyProblems(() => createApp({ sidecars }))).toEqual([
      `sidecars[0].readiness.port is ${given}, and must be a number: the container has no port`,
    ]);
  });

  test('accepts a probe of a port number in a container without ports', () => {
    const sidecars = [createSidecar({ readiness: Probe.tcpSocket({ port: 8080 }) })];
    expect(synthPod({ sidecars }).containers[1].readinessProbe).toEqual({ tcpSocket: { port: 8080 } });
  });
});

describe('startup probes', () => {
  const bearing = (failureThreshold?: number, period?: number, initialDelay?: number) =>
    Probe.tcpSocket({
      failureThreshold,
      period: period === undefined ? undefined : Duration.seconds(period),
      initialDelay: initialDelay === undefined ? undefined : Duration.seconds(initialDelay),
    });

  test.each([
    [bearing(), bearing()],
    [bearing(3, 10), bearing()],
    [bearing(), bearing(3, 10)],
    [bearing(1, 10, 20), bearing(3, 10)],
    [bearing(30), bearing(6)],
  ])('accepts a startup probe that allows as much time as the liveness probe (%#)', (startup, liveness) => {
    expect(synthContainer({ startup, liveness })).toHaveProperty('startupProbe');
  });

  test.each([
    [bearing(2), bearing(), 20, 30],
    [bearing(), bearing(4), 30, 40],
    [bearing(1, 10, 19), bearing(3, 10), 29, 30],
    [bearing(), bearing(3, 10, 1), 30, 31],
  ])(
    'rejects a startup probe that allows less time than the liveness probe (%#)',
    (startup, liveness, seconds, least) => {
      expect(refusedWith({ startup, liveness })).toEqual([
        `container.startup is ${seconds} seconds, and must be at least ${least} seconds of initialDelay + failureThreshold * period, as the liveness probe allows. Raise the failureThreshold of the startup probe`,
      ]);
    },
  );
});

describe('preStop hooks', () => {
  const duration = Duration.seconds(20);
  const hook = (preStop: PreStop) => synthContainer({ preStop, otherPorts: [metrics] }).lifecycle;

  test('omits the lifecycle without a preStop hook', () => {
    expect(synthContainer()).not.toHaveProperty('lifecycle');
  });

  test.each([
    [PreStop.exec({ command: ['drain', ''], duration }), { exec: { command: ['drain', ''] } }],
    [PreStop.httpGet({ path: '/drain', duration }), { httpGet: { path: '/drain', port: 8080 } }],
    [PreStop.httpGet({ path: '/drain', port: 'metrics', duration }), { httpGet: { path: '/drain', port: 9090 } }],
    [PreStop.httpGet({ path: '/drain', port: 7, duration }), { httpGet: { path: '/drain', port: 7 } }],
    [PreStop.sleep({ duration }), { sleep: { seconds: 20 } }],
  ])('writes the preStop hook (%#)', (preStop, expected) => {
    expect(hook(preStop)).toEqual({ preStop: expected });
  });

  test('writes a preStop command in a container without ports', () => {
    const preStop = PreStop.exec({ command: ['drain'], duration });
    const [, log] = synthPod({ sidecars: [createSidecar({ preStop })] }).containers;
    expect(log.lifecycle).toEqual({ preStop: { exec: { command: ['drain'] } } });
  });

  test.each([
    [29, undefined],
    [59, Duration.minutes(1)],
  ])('accepts a preStop hook of %d seconds, shorter than the grace period', (seconds, terminationGracePeriod) => {
    const preStop = PreStop.sleep({ duration: Duration.seconds(seconds) });
    const { terminationGracePeriodSeconds } = synthPod({ ...withContainer({ preStop }), terminationGracePeriod });
    expect(terminationGracePeriodSeconds).toBe(terminationGracePeriod?.toSeconds());
  });

  test.each([
    [30, undefined, 30],
    [5, Duration.seconds(5), 5],
  ])('rejects a preStop hook of %d seconds, as long as the grace period', (seconds, terminationGracePeriod, grace) => {
    const preStop = PreStop.sleep({ duration: Duration.seconds(seconds) });
    const message = `preStop.duration is ${seconds} seconds, and must be less than the ${grace} seconds of terminationGracePeriod: the container must shut down in the remaining time`;
    expect(propertyProblems(() => createApp({ ...withContainer({ preStop }), terminationGracePeriod }))).toEqual([
      `container.${message}`,
    ]);
    expect(
      propertyProblems(() => createApp({ sidecars: [createSidecar({ preStop })], terminationGracePeriod })),
    ).toEqual([`sidecars[0].${message}`]);
  });

  test.each<[string, PreStop, string]>([
    [
      'a preStop hook in the form of a manifest',
      untyped({ sleep: { seconds: 1 } }),
      ' is { sleep: { seconds: 1 } }, and must be',
    ],
    [
      'a preStop hook without properties',
      PreStop.sleep(untyped(undefined)),
      ' is not given, and must be an object with duration',
    ],
    [
      'a preStop hook of 0 seconds',
      PreStop.sleep({ duration: Duration.seconds(0) }),
      '.duration is 0 seconds, and must be a Duration',
    ],
    [
      'a preStop hook with an empty command',
      PreStop.exec({ command: [], duration }),
      '.command is [], and must be a list of at least 1',
    ],
    [
      'a preStop hook with an empty path',
      PreStop.httpGet({ path: '', duration }),
      `.path is '', and must be a path such as /healthz`,
    ],
    [
      'a preStop hook of an unknown port',
      PreStop.httpGet({ path: '/', port: 'admin', duration }),
      `.port is 'admin', and must be one of the container's: http`,
    ],
  ])('rejects %s', (_, preStop, message) => {
    expect(refusedWith({ preStop })).toEqual([expect.stringContaining(`container.preStop${message}`)]);
  });
});
