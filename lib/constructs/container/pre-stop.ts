import type { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';
import { durationRule } from '../cdk8s-values';

import { httpPathRule, type PortReference, portReferenceRule } from './port-reference';

/** What any hook says that runs before a container ends. */
export interface PreStopProps {
  /**
   * How long it takes at most. Whole seconds, less than the termination grace period of the pod: what is left of
   * that is all that the container has to end by itself.
   */
  readonly duration: Duration;
}

/** A command that is run before a container ends. */
export interface ExecPreStopProps extends PreStopProps {
  /** The command and its arguments, run in the container without a shell. */
  readonly command: readonly string[];
}

/** A request that is made before a container ends. */
export interface HttpGetPreStopProps extends PreStopProps {
  /** The path that is asked for, with its "/" in front. */
  readonly path: string;
  /**
   * The number of the port, or the name of one of the container's.
   *
   * @default - the container's port
   */
  readonly port?: PortReference;
}

type Handler = Omit<Manifest<k8s.LifecycleHandler>, 'tcpSocket'> & { readonly sleep?: { readonly seconds: number } };

const preStopPropsRules = { duration: durationRule('positive') };
const execPreStopPropsRule = v.object<ExecPreStopProps>({
  ...preStopPropsRules,
  command: v.command,
});
const httpGetPreStopPropsRule = v.object<HttpGetPreStopProps>({
  ...preStopPropsRules,
  path: httpPathRule,
  port: v.optional(portReferenceRule),
});
const sleepPreStopPropsRule = v.object<PreStopProps>(preStopPropsRules);

/**
 * What is done in a container before it is told to end, while its pod is already being taken out of Services.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class PreStop extends ValidatedValue {
  /** Runs a command in the container. */
  static exec(props: ExecPreStopProps): PreStop {
    return new PreStop(props, execPreStopPropsRule, () => ({ exec: { command: [...props.command] } }));
  }

  /** Asks for a path over HTTP. */
  static httpGet(props: HttpGetPreStopProps): PreStop {
    return new PreStop(props, httpGetPreStopPropsRule, (port) => ({ httpGet: { path: props.path, port } }), {
      port: props?.port,
    });
  }

  /** Waits. Since Kubernetes 1.30; for images without a shell, which have no `sleep`. */
  static sleep(props: PreStopProps): PreStop {
    return new PreStop(props, sleepPreStopPropsRule, () => ({ sleep: { seconds: props.duration.toSeconds() } }));
  }

  private constructor(
    private readonly props: PreStopProps,
    rule: Rule,
    private readonly handler: (port: number) => Handler,
    /** The port that it talks to, if it talks to one: `port` is undefined for that of its container. */
    readonly target?: { readonly port?: PortReference },
  ) {
    super(rule(props));
  }

  /** How long it takes at most. */
  get duration(): Duration {
    return this.props.duration;
  }

  /** What is done, as it stands in a manifest; `port` is the number of the port that it talks to. */
  toKube(port = 0): Handler {
    return this.handler(port);
  }
}
