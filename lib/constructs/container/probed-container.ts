import { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Issue, nestIssues, type RulesOf, v } from '../../validation';
import { omitEmpty } from '../omit-empty';
import type { Mount } from '../volume';
import { Container } from './container';
import { type ContainerProps, containerPropsRules } from './container-props';
import { type NamedPort, namedPortRule, type PortAtPath } from './port';
import { resolvePortNumber, validatePortReference } from './port-reference';
import { PreStop } from './pre-stop';
import { Probe } from './probe';

/** What runs in a pod for as long as the pod does. */
export interface ProbedContainerProps extends ContainerProps {
  /**
   * The port that it serves on, and that its probes talk to unless they name another.
   *
   * @default - none, for a sidecar that serves nobody; the app's own container must have one
   */
  readonly port?: NamedPort;
  /**
   * Further ports that it serves on.
   *
   * @default - none
   */
  readonly otherPorts?: readonly NamedPort[];
  /** When it is restarted. It has no default: a probe that nobody thought about is worse than none. */
  readonly liveness: Probe;
  /** When it gets traffic, and when the next pod of a roll-out may be replaced. */
  readonly readiness: Probe;
  /**
   * Holds the other two back until it has succeeded once: for apps that take long to start. It must have at least
   * the patience of `liveness`, from the start on: otherwise it would restart the container sooner than without it.
   *
   * @default - none
   */
  readonly startup?: Probe;
  /**
   * What is done before it is told to end.
   *
   * @default - nothing
   */
  readonly preStop?: PreStop;
}

const PROBE = 'a Probe, such as Probe.httpGet({ path })';
const probeRule = v.instance(Probe, PROBE);
/** Kubernetes takes only one success as an answer from a container that it may restart. */
const restartingProbeRule = v.pipe(probeRule, (value) => {
  const { successThreshold } = value as Probe;
  const once = v.refine((given) => (given ?? 1) === 1, '1, or left out: only readiness can ask for more');
  return nestIssues('successThreshold', once(successThreshold));
});

const probedContainerPropsRules: RulesOf<ProbedContainerProps> = {
  ...containerPropsRules,
  port: v.optional(namedPortRule),
  otherPorts: v.optional(v.array('{ name, number }', namedPortRule)),
  liveness: restartingProbeRule,
  readiness: probeRule,
  startup: v.optional(restartingProbeRule),
  preStop: v.optional(v.instance(PreStop, 'a PreStop, such as PreStop.exec({ command, duration })')),
};

const HANDLER_PROPERTIES = ['liveness', 'readiness', 'startup', 'preStop'] as const;

const probedContainerPropsRule = v.allOf(
  v.object(probedContainerPropsRules),
  ...HANDLER_PROPERTIES.map((name) =>
    v.whenValid<ProbedContainerProps>(
      probedContainerPropsRules,
      ['port', 'otherPorts', name],
      validateHandlerPort(name),
    ),
  ),
  v.whenValid<ProbedContainerProps>(probedContainerPropsRules, ['liveness', 'startup'], validateStartupDeadline),
);

/**
 * A container whose health Kubernetes can tell.
 *
 * What is wrong with its properties is reported by the construct that it is given to, or by `toKube`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class ProbedContainer extends Container<ProbedContainerProps> {
  constructor(props: ProbedContainerProps) {
    super(props, probedContainerPropsRule(props));
  }

  /** The ports that it serves on, its `port` first. */
  get ports(): readonly NamedPort[] {
    return allPorts(this.props);
  }

  /** The same, each with the property that it was given as, of a container that stands at `path`. */
  placedPorts(path: string): readonly PortAtPath[] {
    const { port, otherPorts = [] } = this.props;
    const others = otherPorts.map((one, index) => ({ path: `${path}.otherPorts[${index}]`, port: one }));
    return port ? [{ path: `${path}.port`, port }, ...others] : others;
  }

  /** What is done before it is told to end, if anything is. */
  get preStop(): PreStop | undefined {
    return this.props.preStop;
  }

  override toKube(name: string, mounts?: readonly Mount[]): Manifest<k8s.Container> {
    const { liveness, readiness, startup, preStop } = this.props;
    const ports = this.ports.map(({ name, number, protocol }) => ({ name, containerPort: number, protocol }));
    const portOf = ({ target }: Probe | PreStop) => resolvePortNumber(target?.port, this.ports);
    return {
      ...super.toKube(name, mounts),
      ports: omitEmpty(ports),
      livenessProbe: liveness.toKube(portOf(liveness)),
      readinessProbe: readiness.toKube(portOf(readiness)),
      startupProbe: startup?.toKube(portOf(startup)),
      lifecycle: preStop && { preStop: preStop.toKube(portOf(preStop)) },
    };
  }
}

type Ports = Pick<ProbedContainerProps, 'port' | 'otherPorts'>;

function allPorts({ port, otherPorts = [] }: Ports): readonly NamedPort[] {
  return port ? [port, ...otherPorts] : otherPorts;
}

/** A probe or a hook that talks to a port must name one that is there. */
function validateHandlerPort(name: (typeof HANDLER_PROPERTIES)[number]) {
  return (props: ProbedContainerProps) => {
    const target = props[name]?.target;
    return target ? nestIssues(name, validatePortReference(target.port, allPorts(props))) : [];
  };
}

function validateStartupDeadline({ liveness, startup }: ProbedContainerProps): readonly Issue[] {
  if (startup === undefined || startup.patience >= liveness.patience) return [];
  const allowed = `at least ${liveness.patience} seconds of initialDelay + failureThreshold * period, which liveness bears without it`;
  return [{ path: 'startup', value: Duration.seconds(startup.patience), allowed }];
}
