import type { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';
import { durationRule } from '../cdk8s-values';

import { httpPathRule, type PortReference, portReferenceRule } from './port-reference';

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
const execProbePropsRule = v.object<ExecProbeProps>({
  ...probePropsRules,
  command: v.command,
});
const grpcProbePropsRule = v.object<GrpcProbeProps>({ ...portProbePropsRules, service: v.optional(v.text) });

/**
 * How the kubelet finds out whether a container lives, is ready or has started.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe extends ValidatedValue {
  /** Asks for a path over HTTP. */
  static httpGet(props: HttpGetProbeProps): Probe {
    const action: Action = (port) => ({ httpGet: { path: props.path, port, scheme: props.scheme } });
    return new Probe(props, httpGetProbePropsRule, action, { port: props?.port });
  }

  /** Opens a TCP connection. */
  static tcpSocket(props: PortProbeProps = {}): Probe {
    return new Probe(props, tcpSocketProbePropsRule, (port) => ({ tcpSocket: { port } }), { port: props?.port });
  }

  /** Runs a command in the container. */
  static exec(props: ExecProbeProps): Probe {
    return new Probe(props, execProbePropsRule, () => ({ exec: { command: [...props.command] } }));
  }

  /** Asks a gRPC server for its health, by the gRPC health checking protocol. */
  static grpc(props: GrpcProbeProps = {}): Probe {
    const action: Action = (port) => ({ grpc: { port, service: props.service } });
    return new Probe(props, grpcProbePropsRule, action, { port: props?.port });
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
    const { initialDelay, period, failureThreshold = KUBERNETES_DEFAULTS.failureThreshold } = this.props;
    const delay = initialDelay?.toSeconds() ?? KUBERNETES_DEFAULTS.initialDelay;
    return delay + failureThreshold * (period?.toSeconds() ?? KUBERNETES_DEFAULTS.period);
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
