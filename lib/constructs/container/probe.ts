import type { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';
import { durationRule } from '../cdk8s-values';
import { httpPathRule, type PortReference, portReferenceRule } from './port-reference';

/** Properties of every probe: its timing and thresholds. */
export interface ProbeProps {
  /**
   * The time from the start of the container to the first probe. Whole seconds.
   *
   * @default - 0 seconds
   */
  readonly initialDelay?: Duration;
  /**
   * The time from one probe to the next. Whole seconds, at least 1.
   *
   * @default - 10 seconds
   */
  readonly period?: Duration;
  /**
   * The time after which a probe without an answer fails. Whole seconds, at least 1.
   *
   * @default - 1 second
   */
  readonly timeout?: Duration;
  /**
   * The number of consecutive failures after which the probe is considered failed. At least 1.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * The number of consecutive successes after which a failed probe is considered successful. At least 1. Only a
   * readiness probe may set more than 1.
   *
   * @default 1
   */
  readonly successThreshold?: number;
}

/** Properties of a probe that connects to a port. */
export interface PortProbeProps extends ProbeProps {
  /**
   * The number of the port, or the name of a port of the container.
   *
   * @default - the `port` of the container
   */
  readonly port?: PortReference;
}

/** Properties of a probe that sends an HTTP request. */
export interface HttpGetProbeProps extends PortProbeProps {
  /** The path of the request, which begins with `/`. A status from 200 to 399 is a success. */
  readonly path: string;
  /**
   * The scheme of the request. With HTTPS, the certificate is not verified.
   *
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: ConnectionScheme;
}

/** Properties of a probe that runs a command. */
export interface ExecProbeProps extends ProbeProps {
  /** The command and its arguments. It runs in the container, without a shell. Exit code 0 is a success. */
  readonly command: readonly string[];
}

/** Properties of a probe that calls a gRPC server. */
export interface GrpcProbeProps extends PortProbeProps {
  /**
   * The service whose health the probe requests.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** Returns the handler of a probe that connects to this port. */
type ToHandler = (port: number) => Pick<ManifestOf<k8s.Probe>, 'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;

/** The defaults of Kubernetes, durations in seconds. */
const KUBERNETES_DEFAULTS = { initialDelay: 0, period: 10, failureThreshold: 3 };

const probePropsRules = {
  initialDelay: v.optional(durationRule('count')),
  period: v.optional(durationRule('positive')),
  timeout: v.optional(durationRule('positive')),
  failureThreshold: v.optional(v.integer(RANGES.positive)),
  successThreshold: v.optional(v.integer(RANGES.positive)),
};
const portProbePropsRules = { ...probePropsRules, port: v.optional(portReferenceRule) };

const httpGetProbePropsRule = v.object<HttpGetProbeProps>({
  ...portProbePropsRules,
  path: httpPathRule,
  scheme: v.optional(v.enumOf(Object.values(ConnectionScheme))),
});
const tcpSocketProbePropsRule = v.object<PortProbeProps>(portProbePropsRules);
const execProbePropsRule = v.object<ExecProbeProps>({ ...probePropsRules, command: v.command });
const grpcProbePropsRule = v.object<GrpcProbeProps>({ ...portProbePropsRules, service: v.optional(v.text) });

/**
 * A check by the kubelet that a container has started, is alive or is ready.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe extends ValidatedValue {
  /** Sends an HTTP GET request. */
  static httpGet(props: HttpGetProbeProps): Probe {
    const toHandler: ToHandler = (port) => ({ httpGet: { path: props.path, port, scheme: props.scheme } });
    return new Probe(props, httpGetProbePropsRule, toHandler, { port: props?.port });
  }

  /** Opens a TCP connection. */
  static tcpSocket(props: PortProbeProps = {}): Probe {
    return new Probe(props, tcpSocketProbePropsRule, (port) => ({ tcpSocket: { port } }), { port: props?.port });
  }

  /** Runs a command in the container. */
  static exec(props: ExecProbeProps): Probe {
    return new Probe(props, execProbePropsRule, () => ({ exec: { command: [...props.command] } }));
  }

  /** Requests the health of a gRPC server by the gRPC health checking protocol. */
  static grpc(props: GrpcProbeProps = {}): Probe {
    const toHandler: ToHandler = (port) => ({ grpc: { port, service: props.service } });
    return new Probe(props, grpcProbePropsRule, toHandler, { port: props?.port });
  }

  private constructor(
    private readonly props: ProbeProps,
    rule: Rule,
    private readonly toHandler: ToHandler,
    /** The port that the probe connects to; undefined if it connects to none. Without `port`, that of the container. */
    readonly target?: { readonly port?: PortReference },
  ) {
    super(rule(props));
  }

  /** The success threshold; undefined if it is not set. */
  get successThreshold(): number | undefined {
    return this.props?.successThreshold;
  }

  /** The seconds after the start of a container that never answers at which the probe is considered failed. */
  get patience(): number {
    const { initialDelay, period, failureThreshold = KUBERNETES_DEFAULTS.failureThreshold } = this.props;
    const delaySeconds = initialDelay?.toSeconds() ?? KUBERNETES_DEFAULTS.initialDelay;
    const periodSeconds = period?.toSeconds() ?? KUBERNETES_DEFAULTS.period;
    return delaySeconds + failureThreshold * periodSeconds;
  }

  /**
   * Converts the probe to its manifest.
   *
   * @param port the number of the port that the probe connects to, if it connects to one
   */
  toKube(port = 0): ManifestOf<k8s.Probe> {
    const { initialDelay, period, timeout, failureThreshold, successThreshold } = this.props;
    return {
      ...this.toHandler(port),
      initialDelaySeconds: initialDelay?.toSeconds(),
      periodSeconds: period?.toSeconds(),
      timeoutSeconds: timeout?.toSeconds(),
      failureThreshold,
      successThreshold,
    };
  }
}
