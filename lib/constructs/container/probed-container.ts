import { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type Issue, nestIssues, type RulesOf, v } from '../../validation';
import { omitEmpty } from '../omit-empty';
import type { Mount } from '../volume';
import { Container } from './container';
import { type ContainerProps, containerPropsRules } from './container-props';
import { type NamedPort, namedPortRule, type PortAtPath } from './port';
import { resolvePortNumber, validatePortReference } from './port-reference';
import { PreStop } from './pre-stop';
import { Probe } from './probe';

/** Properties of a container that runs as long as its pod. */
export interface ProbedContainerProps extends ContainerProps {
  /**
   * The main port of the container. Probes connect to it unless they name another port.
   *
   * @default - no port; the container of the app requires one
   */
  readonly port?: NamedPort;
  /**
   * Further ports of the container.
   *
   * @default - no further ports
   */
  readonly otherPorts?: readonly NamedPort[];
  /** The probe that restarts the container if it fails. Required, because no default fits every app. */
  readonly liveness: Probe;
  /** The probe that must succeed before the pod receives traffic and before a rollout replaces the next pod. */
  readonly readiness: Probe;
  /**
   * The probe that must succeed once before the other two begin, for apps that start slowly. It must allow at least as
   * much time as the liveness probe would.
   *
   * @default - no startup probe
   */
  readonly startup?: Probe;
  /**
   * The hook that runs before the container receives its stop signal.
   *
   * @default - no hook
   */
  readonly preStop?: PreStop;
}

const probeRule = v.instance(Probe, 'a Probe, such as Probe.httpGet({ path })');

/** Accepts a probe that restarts the container: Kubernetes rejects a success threshold above 1 for it. */
const restartingProbeRule = v.pipe(probeRule, (probe) => {
  const { successThreshold = 1 }: Probe = Object(probe);
  const allowed = '1, or omitted: only a readiness probe can require more successes';
  return successThreshold === 1 ? [] : [{ path: 'successThreshold', value: successThreshold, allowed }];
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

/** The properties whose probe or hook may connect to a port. */
const HANDLER_PROPERTIES = ['liveness', 'readiness', 'startup', 'preStop'] as const;
type HandlerProperty = (typeof HANDLER_PROPERTIES)[number];

const probedContainerPropsRule = v.allOf(
  v.object(probedContainerPropsRules),
  ...HANDLER_PROPERTIES.map((property) =>
    v.whenValid<ProbedContainerProps>(probedContainerPropsRules, ['port', 'otherPorts', property], (props) =>
      validateHandlerPort(props, property),
    ),
  ),
  v.whenValid<ProbedContainerProps>(probedContainerPropsRules, ['liveness', 'startup'], validateStartupDeadline),
);

/**
 * A container that runs as long as its pod, with probes. The construct that receives the container reports its invalid
 * properties.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class ProbedContainer extends Container<ProbedContainerProps> {
  constructor(props: ProbedContainerProps) {
    super(props, probedContainerPropsRule(props));
  }

  /** The ports of the container, the main port first. */
  get ports(): readonly NamedPort[] {
    return allPorts(this.props);
  }

  /** Returns the ports of the container, each with the path of its property, if the container is at `path`. */
  placedPorts(path: string): readonly PortAtPath[] {
    const { port, otherPorts = [] } = this.props;
    const others = otherPorts.map((other, index) => ({ path: `${path}.otherPorts[${index}]`, port: other }));
    return port ? [{ path: `${path}.port`, port }, ...others] : others;
  }

  /** The hook that runs before the container receives its stop signal; undefined if there is none. */
  get preStop(): PreStop | undefined {
    return this.props.preStop;
  }

  override toKube(name: string, mounts?: readonly Mount[]): ManifestOf<k8s.Container> {
    const { liveness, readiness, startup, preStop } = this.props;
    const ports = this.ports.map(({ name, number, protocol }) => ({ name, containerPort: number, protocol }));
    const targetPort = ({ target }: Probe | PreStop) => resolvePortNumber(target?.port, this.ports);
    return {
      ...super.toKube(name, mounts),
      ports: omitEmpty(ports),
      livenessProbe: liveness.toKube(targetPort(liveness)),
      readinessProbe: readiness.toKube(targetPort(readiness)),
      startupProbe: startup?.toKube(targetPort(startup)),
      lifecycle: preStop && { preStop: preStop.toKube(targetPort(preStop)) },
    };
  }
}

function allPorts({ port, otherPorts = [] }: ProbedContainerProps): readonly NamedPort[] {
  return port ? [port, ...otherPorts] : otherPorts;
}

/** Rejects a probe or hook that connects to a port that the container does not have. */
function validateHandlerPort(props: ProbedContainerProps, property: HandlerProperty): readonly Issue[] {
  const target = props[property]?.target;
  return target ? nestIssues(property, validatePortReference(target.port, allPorts(props))) : [];
}

/** Rejects a startup probe that fails before the liveness probe would: the container would restart sooner. */
function validateStartupDeadline({ liveness, startup }: ProbedContainerProps): readonly Issue[] {
  if (startup === undefined || startup.patience >= liveness.patience) return [];
  const allowed = `at least ${liveness.patience} seconds of initialDelay + failureThreshold * period, as the liveness probe allows. Raise the failureThreshold of the startup probe`;
  return [{ path: 'startup', value: Duration.seconds(startup.patience), allowed }];
}
