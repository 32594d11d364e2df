import type { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';
import { wholeSeconds } from '../cdk8s-values';

import { httpPath, type PortReference, portReference } from './port-reference';

/** When a probe runs and what it takes for a verdict. */
export interface ProbeProps {
  /**
   * How long after the container's start the first probe waits. Whole seconds.
   *
   * @default - at once
   */
  readonly initialDelay?: Duration;
  /**
   * How long from one probe to the next. Whole seconds, at least 1.
   *
   * @default - 10 seconds, Kubernetes' own
   */
  readonly period?: Duration;
  /**
   * How long an answer may take. Whole seconds, at least 1.
   *
   * @default - 1 second, Kubernetes' own
   */
  readonly timeout?: Duration;
  /**
   * How many failures in a row count as one. At least 1.
   *
   * @default - 3, Kubernetes' own
   */
  readonly failureThreshold?: number;
  /**
   * How many successes in a row it takes after a failure. At least 1; more than 1 only for readiness.
   *
   * @default - 1, Kubernetes' own
   */
  readonly successThreshold?: number;
}

/** A probe that talks to a port. */
export interface PortProbeProps extends ProbeProps {
  /**
   * The number of the port, or the name of one of the container's.
   *
   * @default - the container's port
   */
  readonly port?: PortReference;
}

/** A probe that asks for a path. */
export interface HttpGetProbeProps extends PortProbeProps {
  /** The path that is asked for, with its "/" in front. Any status from 200 to 399 is a success. */
  readonly path: string;
  /**
   * With HTTPS the certificate is not verified.
   *
   * @default - HTTP, Kubernetes' own
   */
  readonly scheme?: ConnectionScheme;
}

/** A probe that runs a command. */
export interface ExecProbeProps extends ProbeProps {
  /** The command and its arguments, run in the container without a shell. Exit status 0 is a success. */
  readonly command: readonly string[];
}

/** A probe that asks a gRPC server. */
export interface GrpcProbeProps extends PortProbeProps {
  /**
   * The service that is asked about.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

type Action = (port: number) => Pick<Manifest<k8s.Probe>, 'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;

/** What Kubernetes takes where nothing is said, in seconds and in failures. */
const DEFAULTS = { initialDelay: 0, period: 10, failureThreshold: 3 };

const TIMING = {
  initialDelay: v.optional(wholeSeconds('count')),
  period: v.optional(wholeSeconds('positive')),
  timeout: v.optional(wholeSeconds('positive')),
  failureThreshold: v.optional(v.integer(RANGES.positive)),
  successThreshold: v.optional(v.integer(RANGES.positive)),
};
const ON_PORT = { ...TIMING, port: v.optional(portReference) };

const HTTP_GET = v.object<HttpGetProbeProps>({
  ...ON_PORT,
  path: httpPath,
  scheme: v.optional(v.enumOf(Object.values(ConnectionScheme))),
});
const TCP_SOCKET = v.object<PortProbeProps>(ON_PORT);
const EXEC = v.object<ExecProbeProps>({
  ...TIMING,
  command: v.command,
});
const GRPC = v.object<GrpcProbeProps>({ ...ON_PORT, service: v.optional(v.text) });

/**
 * How the kubelet finds out whether a container lives, is ready or has started.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe extends ValidatedValue {
  /** Asks for a path over HTTP. */
  static httpGet(props: HttpGetProbeProps): Probe {
    const action: Action = (port) => ({ httpGet: { path: props.path, port, scheme: props.scheme } });
    return new Probe(props, HTTP_GET, action, { port: props?.port });
  }

  /** Opens a TCP connection. */
  static tcpSocket(props: PortProbeProps = {}): Probe {
    return new Probe(props, TCP_SOCKET, (port) => ({ tcpSocket: { port } }), { port: props?.port });
  }

  /** Runs a command in the container. */
  static exec(props: ExecProbeProps): Probe {
    return new Probe(props, EXEC, () => ({ exec: { command: [...props.command] } }));
  }

  /** Asks a gRPC server for its health, by the gRPC health checking protocol. */
  static grpc(props: GrpcProbeProps = {}): Probe {
    const action: Action = (port) => ({ grpc: { port, service: props.service } });
    return new Probe(props, GRPC, action, { port: props?.port });
  }

  private constructor(
    private readonly props: ProbeProps,
    rule: Rule,
    private readonly action: Action,
    /** The port that it talks to, if it talks to one: `port` is undefined for that of its container. */
    readonly target?: { readonly port?: PortReference },
  ) {
    super(rule(props));
  }

  /** How many successes in a row are asked for, where it was said. */
  get successThreshold(): number | undefined {
    return this.props?.successThreshold;
  }

  /** How many seconds a container has, from its start on, before the probe gives it up. */
  get patience(): number {
    const { initialDelay, period, failureThreshold = DEFAULTS.failureThreshold } = this.props;
    const delay = initialDelay?.toSeconds() ?? DEFAULTS.initialDelay;
    return delay + failureThreshold * (period?.toSeconds() ?? DEFAULTS.period);
  }

  /** The probe as it stands in a manifest; `port` is the number of the port that it talks to. */
  toKube(port = 0): Manifest<k8s.Probe> {
    const { initialDelay, period, timeout, failureThreshold, successThreshold } = this.props;
    return {
      ...this.action(port),
      initialDelaySeconds: initialDelay?.toSeconds(),
      periodSeconds: period?.toSeconds(),
      timeoutSeconds: timeout?.toSeconds(),
      failureThreshold,
      successThreshold,
    };
  }
}
