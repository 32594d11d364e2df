import { type ContainerResources, ImagePullPolicy } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import {
  absolutePath,
  argument,
  assertNone,
  CheckedValue,
  checkedValue,
  command,
  list,
  name,
  oneOf,
  optional,
  type Problem,
  type RulesOf,
} from '../rules';
import {
  type EnvironmentSource,
  type EnvironmentVariable,
  environment,
  environmentSources,
  sourceToKube,
  variableToKube,
} from './environment';
import { Image } from './image';
import { type Mount, mounts, mountsToKube } from './mount';
import { containerResources, resourcesToKube } from './resources';
import { type Reasons, Security } from './security';
import { unlessEmpty } from './unless-empty';
import { Volume } from './volume';

/** What any container of a pod can be told. */
export interface ContainerProps {
  /**
   * The container's name: 1 to 63 lower-case letters, digits and dashes. Its pod's containers have different ones.
   *
   * @default - the name of the app, for the app's own container
   */
  readonly name?: string;
  /** What it runs. */
  readonly image: Image;
  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' own: always where the tag is `latest` or missing and there is no digest, otherwise where
   * the node lacks it. Kubernetes decides that once, by the first image that it sees.
   */
  readonly imagePullPolicy?: ImagePullPolicy;
  /**
   * What is run in place of the image's entry point, without a shell: a program and its arguments, each at most
   * 128 KiB and without NUL.
   *
   * @default - the image's own
   */
  readonly command?: readonly string[];
  /**
   * What it is given in place of the image's arguments.
   *
   * @default - the image's own; none, where `command` is given
   */
  readonly args?: readonly string[];
  /**
   * The folder that it starts in: an absolute path.
   *
   * @default - the image's own
   */
  readonly workingDir?: string;
  /**
   * Its environment, in this order.
   *
   * @default - the image's own
   */
  readonly env?: readonly EnvironmentVariable[];
  /**
   * The ConfigMaps and Secrets that are part of its environment. Later ones win over earlier ones, and `env` over all.
   *
   * @default - none
   */
  readonly envFrom?: readonly EnvironmentSource[];
  /**
   * What is set aside for it, and the most it may use.
   *
   * @default - nothing is set aside, and there is no bound
   */
  readonly resources?: ContainerResources;
  /**
   * What it sees beside its image; for the app's own container, beside the claims too. Where its root can't be
   * written to it also gets an empty `/tmp` of its own, unless something is mounted there.
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

export const CONTAINER: RulesOf<ContainerProps> = {
  name: optional(name('label')),
  image: checkedValue(Image, 'an Image: Image.of(reference), or Image.mutable(reference, { reason })'),
  imagePullPolicy: optional(oneOf(Object.values(ImagePullPolicy))),
  command: optional(command),
  args: optional(list('strings', argument)),
  workingDir: optional(absolutePath),
  env: optional(environment),
  envFrom: optional(environmentSources),
  resources: optional(containerResources),
  mounts: optional(mounts),
  security: optional(checkedValue(Security, 'a Security, such as Security.restricted()')),
};

const TMP = '/tmp';

/**
 * A container of a pod.
 *
 * What is wrong with its properties is reported by the construct that it is given to, or by `toKube`.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export abstract class Container<Props extends ContainerProps = ContainerProps> extends CheckedValue {
  readonly #props: Props;

  protected constructor(props: Props, problems: readonly Problem[]) {
    super(problems);
    this.#props = props;
  }

  /** What it was made from. Throws InvalidProperties where something is wrong with that. */
  protected get props(): Props {
    assertNone(this.constructor.name, this.problems(), this.constructor);
    return this.#props;
  }

  /** Its name, where it has one of its own. */
  get name(): string | undefined {
    return this.props.name;
  }

  /** What was given up of the defaults that protect, and why: by field, `image` for a tag that may move. */
  get reasons(): Reasons & { readonly image?: string } {
    const { reason } = this.props.image;
    return { ...(reason !== undefined && { image: reason }), ...this.security.reasons };
  }

  /** What it runs. */
  get image(): string {
    return this.props.image.reference;
  }

  /** What is set aside for it, and the most it may use. */
  get resources(): ContainerResources {
    return this.props.resources ?? {};
  }

  /** Its own mounts. */
  get mounts(): readonly Mount[] {
    return this.props.mounts ?? [];
  }

  /**
   * All that it sees in a pod: what the pod mounts into it (`others`), its own mounts, and an empty volume called
   * `tmp` at `/tmp` unless something is there or its root can be written to. Many programs can't do without.
   */
  mountsIn(others: readonly Mount[] = [], tmp = 'tmp'): readonly Mount[] {
    const stated = [...others, ...this.mounts];
    const taken = stated.some(({ mountPath }) => mountPath === TMP);
    if (taken || !this.security.readOnlyRoot) return stated;
    return [...stated, { volume: Volume.emptyDir({ name: tmp }), mountPath: TMP }];
  }

  /**
   * The container as it stands in a manifest.
   *
   * @param name what it is called
   * @param mounts all that it sees
   * @throws InvalidProperties where something is wrong with its properties
   */
  toKube(name: string, mounts: readonly Mount[] = this.mountsIn()): Manifest<k8s.Container> {
    const { image, imagePullPolicy, command, args = [], workingDir, env = [], envFrom = [] } = this.props;
    return {
      name,
      image: image.reference,
      imagePullPolicy,
      command,
      args: unlessEmpty(args),
      workingDir,
      env: unlessEmpty(env.map(variableToKube)),
      envFrom: unlessEmpty(envFrom.map(sourceToKube)),
      resources: resourcesToKube(this.resources),
      ...mountsToKube(mounts),
      securityContext: this.security.toKube(),
    };
  }

  private get security(): Security {
    return this.props.security ?? Security.restricted();
  }
}
