import type { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';
import { durationRule } from '../cdk8s-values';
import { httpPathRule, type PortReference, portReferenceRule } from './port-reference';

/** Properties of every preStop hook. */
export interface PreStopProps {
  /**
   * The longest time that the hook takes. Whole seconds, less than the termination grace period of the pod: the
   * container must shut down in the remaining time.
   */
  readonly duration: Duration;
}

/** Properties of a preStop hook that runs a command. */
export interface ExecPreStopProps extends PreStopProps {
  /** The command and its arguments. It runs in the container, without a shell. */
  readonly command: readonly string[];
}

/** Properties of a preStop hook that sends an HTTP request. */
export interface HttpGetPreStopProps extends PreStopProps {
  /** The path of the request, which begins with `/`. */
  readonly path: string;
  /**
   * The number of the port, or the name of a port of the container.
   *
   * @default - the `port` of the container
   */
  readonly port?: PortReference;
}

type Handler = Omit<ManifestOf<k8s.LifecycleHandler>, 'tcpSocket'> & { readonly sleep?: { readonly seconds: number } };

const preStopPropsRules = { duration: durationRule('positive') };
const execPreStopPropsRule = v.object<ExecPreStopProps>({ ...preStopPropsRules, command: v.command });
const httpGetPreStopPropsRule = v.object<HttpGetPreStopProps>({
  ...preStopPropsRules,
  path: httpPathRule,
  port: v.optional(portReferenceRule),
});
const sleepPreStopPropsRule = v.object<PreStopProps>(preStopPropsRules);

/**
 * A hook that runs before a container receives its stop signal, while Services stop sending traffic to the pod.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class PreStop extends ValidatedValue {
  /** Runs a command in the container. */
  static exec(props: ExecPreStopProps): PreStop {
    return new PreStop(props, execPreStopPropsRule, () => ({ exec: { command: [...props.command] } }));
  }

  /** Sends an HTTP GET request. */
  static httpGet(props: HttpGetPreStopProps): PreStop {
    return new PreStop(props, httpGetPreStopPropsRule, (port) => ({ httpGet: { path: props.path, port } }), {
      port: props?.port,
    });
  }

  /** Sleeps, also in an image without a `sleep` command. Requires Kubernetes 1.30. */
  static sleep(props: PreStopProps): PreStop {
    return new PreStop(props, sleepPreStopPropsRule, () => ({ sleep: { seconds: props.duration.toSeconds() } }));
  }

  private constructor(
    private readonly props: PreStopProps,
    rule: Rule,
    private readonly toHandler: (port: number) => Handler,
    /** The port that the hook connects to; undefined if it connects to none. Without `port`, that of the container. */
    readonly target?: { readonly port?: PortReference },
  ) {
    super(rule(props));
  }

  /** The longest time that the hook takes. */
  get duration(): Duration {
    return this.props.duration;
  }

  /**
   * Converts the hook to its manifest.
   *
   * @param port the number of the port that the hook connects to, if it connects to one
   */
  toKube(port = 0): Handler {
    return this.toHandler(port);
  }
}
