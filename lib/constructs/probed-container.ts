import { type ContainerResources, ImagePullPolicy } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import {
  assertNone,
  CheckedValue,
  checkedValue,
  is,
  name,
  oneOf,
  optional,
  type Problem,
  properties,
  then,
  under,
} from '../rules';
import { type EnvironmentVariable, environment, variableToKube } from './environment';
import { Image } from './image';
import { type ClaimMount, clashes, type Mount, mounts, withTmp } from './mount';
import { type NamedPort, namedPort } from './port';
import { Probe } from './probe';
import { containerResources, resourcesToKube } from './resources';
import { Security, type SecurityExceptions } from './security';
import type { Volume } from './volume';

export interface ProbedContainerProps {
  /**
   * The container's name. Its pod's containers have different ones.
   *
   * @default - the name of the app that it is given to
   */
  readonly name?: string;
  /** What it runs. */
  readonly image: Image;
  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' own: always where the tag is `latest` or missing, otherwise where the node lacks it.
   * Kubernetes decides once, by the first tag: to leave this out later is not to get it decided anew.
   */
  readonly imagePullPolicy?: ImagePullPolicy;
  /** The port that it serves on. */
  readonly port: NamedPort;
  /** When it is restarted. It has no default: a probe that nobody thought about is worse than none. */
  readonly liveness: Probe;
  /** When it gets traffic, and when the next pod of a roll-out may be replaced. */
  readonly readiness: Probe;
  /**
   * Holds the other two back until it has succeeded once: for apps that take long to start.
   *
   * @default - none
   */
  readonly startup?: Probe;
  /**
   * Its environment, in this order.
   *
   * @default - the image's own
   */
  readonly env?: readonly EnvironmentVariable[];
  /**
   * What is set aside for it, and the most it may use.
   *
   * @default - nothing is set aside, and there is no bound
   */
  readonly resources?: ContainerResources;
  /**
   * What it sees beside its image and the claims of its app. Where its root can't be written to it also gets
   * an empty `/tmp`, unless something is mounted there.
   *
   * @default - nothing
   */
  readonly mounts?: readonly Mount[];
  /**
   * What it may do.
   *
   * @default Security.restricted()
   */
  readonly security?: Security;
}

const NAME = name('label');
const PROBE = 'a Probe, such as Probe.httpGet({ path })';
const probe = checkedValue(Probe, PROBE);
/** Kubernetes takes only one success as an answer from a container that it may restart. */
const restartingProbe = then(
  probe,
  is(`${PROBE}, with a successThreshold of 1 or none`, (value) => ((value as Probe).successThreshold ?? 1) === 1),
);

const RULE = properties<ProbedContainerProps>({
  name: optional(NAME),
  image: checkedValue(Image, 'an Image: Image.of(reference), or Image.mutable(reference, { reason })'),
  imagePullPolicy: optional(oneOf(Object.values(ImagePullPolicy))),
  port: namedPort,
  liveness: restartingProbe,
  readiness: probe,
  startup: optional(restartingProbe),
  env: optional(environment),
  resources: optional(containerResources),
  mounts: optional(mounts),
  security: optional(checkedValue(Security, 'a Security, such as Security.restricted()')),
});

/**
 * A container whose health Kubernetes can tell.
 *
 * What is wrong with its properties is reported by the construct that it is given to, or by `toKube`.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export class ProbedContainer extends CheckedValue {
  constructor(private readonly props: ProbedContainerProps) {
    super(RULE(props));
  }

  /** Its name, where it has one of its own. */
  get name(): string | undefined {
    return this.props.name;
  }

  /** The port that it serves on. */
  get port(): NamedPort {
    return this.props.port;
  }

  /** What was given up of the defaults that protect, and why: by field, `image` for a tag that may move. */
  get reasons(): SecurityExceptions & { readonly image?: string } {
    const { reason } = this.props.image;
    return { ...(reason !== undefined && { image: reason }), ...this.security.reasons };
  }

  /** The volumes that it mounts, in a pod that mounts `claims` into it too. */
  volumes(claims: readonly ClaimMount[] = []): readonly Volume[] {
    return [...new Set(this.mounts(claims).map(({ volume }) => volume))];
  }

  /**
   * What is wrong with it in a pod that calls it `defaultName` if it has no name, and that mounts `claims` into
   * it. Its own properties must be sound.
   */
  problemsIn(defaultName: string, claims: readonly ClaimMount[]): readonly Problem[] {
    return [...under('name', NAME(this.name ?? defaultName)), ...under('mounts', clashes(this.mounts(claims), claims))];
  }

  /**
   * The container as it stands in a manifest.
   *
   * @param defaultName what it is called where it has no name
   * @param claims what its pod mounts into it beside its own mounts
   * @throws InvalidProperties where something is wrong with its properties
   */
  toKube(defaultName = '', claims: readonly ClaimMount[] = []): Manifest<k8s.Container> {
    const problems = this.problems();
    assertNone('ProbedContainer', problems.length > 0 ? problems : this.problemsIn(defaultName, claims), this.toKube);

    const { name = defaultName, image, imagePullPolicy, port, env = [], resources = {} } = this.props;
    const { liveness, readiness, startup } = this.props;
    return {
      name,
      image: image.reference,
      imagePullPolicy,
      ports: [{ name: port.name, containerPort: port.number, protocol: port.protocol }],
      env: env.length > 0 ? env.map(variableToKube) : undefined,
      resources: resourcesToKube(resources),
      volumeMounts: [
        ...claims.map(({ name, mountPath }) => ({ name, mountPath })),
        ...this.mounts(claims).map(({ volume, mountPath }) => ({ name: volume.name, mountPath })),
      ],
      livenessProbe: liveness.toKube(port.number),
      readinessProbe: readiness.toKube(port.number),
      startupProbe: startup?.toKube(port.number),
      securityContext: this.security.toKube(),
    };
  }

  private mounts(claims: readonly ClaimMount[]): readonly Mount[] {
    const { mounts = [] } = this.props;
    return this.security.readOnlyRoot ? withTmp(mounts, claims) : mounts;
  }

  private get security(): Security {
    return this.props.security ?? Security.restricted();
  }
}
