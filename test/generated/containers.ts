import fc from 'fast-check';
import type {
  ContainerProps,
  ExecPreStopProps,
  ExecProbeProps,
  GrpcProbeProps,
  HttpGetPreStopProps,
  HttpGetProbeProps,
  Mount,
  NamedPort,
  PortProbeProps,
  PreStopProps,
  ProbedContainerProps,
  ProbeProps,
} from '../../lib/constructs';
import { type MeasuredVersion, OLDEST_KUBERNETES } from '../../lib/kubernetes';
import { argument } from './argument';
import { isDevice, type MountPlan } from './consistent-plan';
import { envFromSources, environment } from './environment';
import { absolutePath, httpPath, relativePath } from './names';
import type { PlannedCall } from './plan';
import { type ArbitrariesOf, anyOf, call, INT32_MAX, listOf, props, record, seconds, wholeNumber } from './props';
import { resources } from './resources';
import { reason, security } from './security';
import { codePoint } from './text';

/** The names, ports and volumes of an app that one container may use. */
export interface ContainerContext {
  readonly name: string | undefined;
  readonly ports: readonly NamedPort[];
  readonly volumes: readonly PlannedCall[];
  readonly kubernetes: MeasuredVersion;
}

const program = fc
  .tuple(fc.constantFrom('run', '/bin/sh', ' '), listOf(argument))
  .map(([first, more]) => [first, ...more]);

const image = fc.oneof(
  call('Image.of', anyOf('app:1.4.2', 'registry.example.com:5000/team/app:v1', `a/b@sha256:${'0a'.repeat(32)}`)),
  call('Image.mutable', anyOf('app', 'team/app:latest', 'localhost/a__b:stable'), record({ reason })),
);

const mount = (volumes: readonly PlannedCall[]) =>
  props<Mount>(
    { volume: fc.constantFrom(...volumes), mountPath: absolutePath, subPath: relativePath, readOnly: fc.boolean() },
    'volume',
    'mountPath',
  ).map((one) => {
    const { volume, mountPath, ...parts } = one as MountPlan;
    return isDevice({ volume, mountPath }) ? { volume, mountPath } : { volume, mountPath, ...parts };
  });

const mounts = (volumes: readonly PlannedCall[]) =>
  volumes.length === 0
    ? fc.constant([])
    : fc
        .uniqueArray(mount(volumes), { maxLength: 3, selector: ({ mountPath }) => mountPath })
        .map((mounts) =>
          mounts.filter(
            (one, index) => !isDevice(one) || mounts.findIndex((other) => haveSameVolume(one, other)) === index,
          ),
        );

const haveSameVolume = (one: MountPlan, other: MountPlan) => one.volume === other.volume;

const commonPropsOf = (around: ContainerContext): ArbitrariesOf<ContainerProps> => ({
  name: fc.constant(around.name),
  image,
  imagePullPolicy: anyOf('Always', 'IfNotPresent', 'Never'),
  command: program,
  args: listOf(argument),
  workingDir: absolutePath,
  env: environment(around.kubernetes),
  envFrom: envFromSources,
  resources,
  mounts: mounts(around.volumes),
  security,
});

const REQUIRED = ['name', 'image'] as const;

/** Planned calls of `new InitContainer`. */
export const initContainer = (around: ContainerContext): fc.Arbitrary<PlannedCall> =>
  call('new InitContainer', props(commonPropsOf(around), ...REQUIRED));

/** The longest period and delay of a liveness probe, and its most failures, if there is a startup probe. */
const MAX_LIVENESS_SECONDS = 1000;
/** A startup probe with this initial delay allows at least as much time as any such liveness probe. */
const MIN_STARTUP_SECONDS = MAX_LIVENESS_SECONDS + MAX_LIVENESS_SECONDS * MAX_LIVENESS_SECONDS;

const probeTimes = (most: number, successes: number): ArbitrariesOf<ProbeProps> => ({
  initialDelay: seconds(0, most),
  period: seconds(1, most),
  timeout: seconds(1),
  failureThreshold: wholeNumber(1, most),
  successThreshold: wholeNumber(1, successes),
});

/** The ports that a probe or a hook can use: any number, and the names of the container's ports. */
function portOf({ ports }: ContainerContext): fc.Arbitrary<unknown> {
  return fc.oneof(wholeNumber(1, 65535), fc.constantFrom<unknown>(1, ...ports.map(({ name }) => name)));
}

/** Requires `port` for a probe or hook whose container has no port. */
const portIfNone = ({ ports }: ContainerContext) => (ports.length > 0 ? ([] as const) : (['port'] as const));

function probe(around: ContainerContext, times: ArbitrariesOf<ProbeProps>, ...required: (keyof ProbeProps)[]) {
  const talking = { ...times, port: portOf(around) };
  const needed = [...required, ...portIfNone(around)];
  const http = { ...talking, path: httpPath, scheme: anyOf('HTTP', 'HTTPS') };
  return fc.oneof(
    call('Probe.httpGet', props<HttpGetProbeProps>(http, 'path', ...needed)),
    call('Probe.tcpSocket', props<PortProbeProps>(talking, ...needed)),
    call('Probe.exec', props<ExecProbeProps>({ ...times, command: program }, 'command', ...required)),
    call('Probe.grpc', props<GrpcProbeProps>({ ...talking, service: fc.string({ unit: codePoint }) }, ...needed)),
  );
}

/** The longest hook that fits into the default grace period of 30 seconds. */
const MAX_HOOK_SECONDS = 29;

function preStop(around: ContainerContext): fc.Arbitrary<PlannedCall> {
  const duration = seconds(1, MAX_HOOK_SECONDS);
  const http = { duration, path: httpPath, port: portOf(around) };
  const sleep =
    around.kubernetes === OLDEST_KUBERNETES
      ? []
      : [call('PreStop.sleep', props<PreStopProps>({ duration }, 'duration'))];
  return fc.oneof(
    call('PreStop.exec', props<ExecPreStopProps>({ duration, command: program }, 'duration', 'command')),
    call('PreStop.httpGet', props<HttpGetPreStopProps>(http, 'duration', 'path', ...portIfNone(around))),
    ...sleep,
  );
}

/** Planned calls of `new ProbedContainer`, with or without a startup probe. */
export function probedContainer(around: ContainerContext): fc.Arbitrary<PlannedCall> {
  const [port, ...otherPorts] = around.ports;
  const all = (longest: number): ArbitrariesOf<ProbedContainerProps> => ({
    ...commonPropsOf(around),
    port: fc.constant(port),
    otherPorts: fc.constant(otherPorts),
    liveness: probe(around, probeTimes(longest, 1)),
    readiness: probe(around, probeTimes(INT32_MAX, INT32_MAX)),
    startup: probe(around, { ...probeTimes(INT32_MAX, 1), initialDelay: seconds(MIN_STARTUP_SECONDS) }, 'initialDelay'),
    preStop: preStop(around),
  });
  const required = [...REQUIRED, 'port', 'otherPorts', 'liveness', 'readiness'] as const;
  const { startup, ...withoutStartup } = all(INT32_MAX);
  return call(
    'new ProbedContainer',
    fc.oneof(
      props<Omit<ProbedContainerProps, 'startup'>>(withoutStartup, ...required),
      props<ProbedContainerProps>(all(MAX_LIVENESS_SECONDS), ...required, 'startup'),
    ),
  );
}
