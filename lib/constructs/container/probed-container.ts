import { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Issue, nestIssues, type RulesOf, v } from '../../validation';
import { unlessEmpty } from '../omit-empty';
import type { Mount } from '../volume';
import { Container } from './container';
import { CONTAINER, type ContainerProps } from './container-props';
import { type NamedPort, namedPort, type PlacedPort } from './port';
import { numberOf, referenceProblems } from './port-reference';
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
const probe = v.instance(Probe, PROBE);
/** Kubernetes takes only one success as an answer from a container that it may restart. */
const restartingProbe = v.pipe(probe, (value) => {
  const { successThreshold } = value as Probe;
  const once = v.refine((given) => (given ?? 1) === 1, '1, or left out: only readiness can ask for more');
  return nestIssues('successThreshold', once(successThreshold));
});

const RULES: RulesOf<ProbedContainerProps> = {
  ...CONTAINER,
  port: v.optional(namedPort),
  otherPorts: v.optional(v.array('{ name, number }', namedPort)),
  liveness: restartingProbe,
  readiness: probe,
  startup: v.optional(restartingProbe),
  preStop: v.optional(v.instance(PreStop, 'a PreStop, such as PreStop.exec({ command, duration })')),
};

const TALKING = ['liveness', 'readiness', 'startup', 'preStop'] as const;

const RULE = v.allOf(
  v.object(RULES),
  ...TALKING.map((name) => v.whenValid<ProbedContainerProps>(RULES, ['port', 'otherPorts', name], talksToPort(name))),
  v.whenValid<ProbedContainerProps>(RULES, ['liveness', 'startup'], startupProblems),
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
    super(props, RULE(props));
  }

  /** The ports that it serves on, its `port` first. */
  get ports(): readonly NamedPort[] {
    return portsOf(this.props);
  }

  /** The same, each with the property that it was given as, of a container that stands at `path`. */
  placedPorts(path: string): readonly PlacedPort[] {
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
    const portOf = ({ target }: Probe | PreStop) => numberOf(target?.port, this.ports);
    return {
      ...super.toKube(name, mounts),
      ports: unlessEmpty(ports),
      livenessProbe: liveness.toKube(portOf(liveness)),
      readinessProbe: readiness.toKube(portOf(readiness)),
      startupProbe: startup?.toKube(portOf(startup)),
      lifecycle: preStop && { preStop: preStop.toKube(portOf(preStop)) },
    };
  }
}

type Ports = Pick<ProbedContainerProps, 'port' | 'otherPorts'>;

function portsOf({ port, otherPorts = [] }: Ports): readonly NamedPort[] {
  return port ? [port, ...otherPorts] : otherPorts;
}

/** A probe or a hook that talks to a port must name one that is there. */
function talksToPort(name: (typeof TALKING)[number]) {
  return (props: ProbedContainerProps) => {
    const target = props[name]?.target;
    return target ? nestIssues(name, referenceProblems(target.port, portsOf(props))) : [];
  };
}

function startupProblems({ liveness, startup }: ProbedContainerProps): readonly Issue[] {
  if (startup === undefined || startup.patience >= liveness.patience) return [];
  const allowed = `at least ${liveness.patience} seconds of initialDelay + failureThreshold * period, which liveness bears without it`;
  return [{ path: 'startup', value: Duration.seconds(startup.patience), allowed }];
}
