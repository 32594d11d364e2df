import type { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { CheckedValue, is, list, oneOf, optional, properties, type Rule, seconds, text, whole } from '../rules';

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
   * The number of the port.
   *
   * @default - the container's port
   */
  readonly port?: number;
}

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

export interface ExecProbeProps extends ProbeProps {
  /** The command and its arguments, run in the container without a shell. Exit status 0 is a success. */
  readonly command: readonly string[];
}

export interface GrpcProbeProps extends PortProbeProps {
  /**
   * The service that is asked about.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

type Action = Pick<Manifest<k8s.Probe>, 'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;

const TIMING = {
  initialDelay: optional(seconds('count')),
  period: optional(seconds('positive')),
  timeout: optional(seconds('positive')),
  failureThreshold: optional(whole('positive')),
  successThreshold: optional(whole('positive')),
};
const ON_PORT = { ...TIMING, port: optional(whole('port')) };

const HTTP_GET = properties<HttpGetProbeProps>({
  ...ON_PORT,
  path: is('a path such as /healthz', (value) => typeof value === 'string' && /^\/[!-~]*$/.test(value)),
  scheme: optional(oneOf(Object.values(ConnectionScheme))),
});
const TCP_SOCKET = properties<PortProbeProps>(ON_PORT);
const EXEC = properties<ExecProbeProps>({
  ...TIMING,
  command: list('strings, the command and its arguments', text, 1),
});
const GRPC = properties<GrpcProbeProps>({ ...ON_PORT, service: optional(text) });

/**
 * How the kubelet finds out whether a container lives, is ready or has started.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe extends CheckedValue {
  /** Asks for a path over HTTP. */
  static httpGet(props: HttpGetProbeProps): Probe {
    return new Probe(props, HTTP_GET, (port) => ({
      httpGet: { path: props.path, port: props.port ?? port, scheme: props.scheme },
    }));
  }

  /** Opens a TCP connection. */
  static tcpSocket(props: PortProbeProps = {}): Probe {
    return new Probe(props, TCP_SOCKET, (port) => ({ tcpSocket: { port: props.port ?? port } }));
  }

  /** Runs a command in the container. */
  static exec(props: ExecProbeProps): Probe {
    return new Probe(props, EXEC, () => ({ exec: { command: props.command } }));
  }

  /** Asks a gRPC server for its health, by the gRPC health checking protocol. */
  static grpc(props: GrpcProbeProps = {}): Probe {
    return new Probe(props, GRPC, (port) => ({ grpc: { port: props.port ?? port, service: props.service } }));
  }

  private constructor(
    private readonly props: ProbeProps,
    rule: Rule,
    private readonly action: (port: number) => Action,
  ) {
    super(rule(props));
  }

  /** How many successes in a row are asked for, where it was said. */
  get successThreshold(): number | undefined {
    return this.props.successThreshold;
  }

  /** The probe as it stands in a manifest, for a container that serves on `port`. */
  toKube(port: number): Manifest<k8s.Probe> {
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
