import { type ContainerResources, ImagePullPolicy } from 'cdk8s-plus-28';
import { type RulesOf, v } from '../../validation';
import { type Mount, mountsRule } from '../volume';
import {
  type EnvironmentSource,
  type EnvironmentVariable,
  environmentRule,
  environmentSourcesRule,
} from './environment';
import { Image } from './image';
import { containerResourcesRule } from './resources';
import { Security } from './security';

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

export const containerPropsRules: RulesOf<ContainerProps> = {
  name: v.optional(v.name('label')),
  image: v.instance(Image, 'an Image: Image.of(reference), or Image.mutable(reference, { reason })'),
  imagePullPolicy: v.optional(v.enumOf(Object.values(ImagePullPolicy))),
  command: v.optional(v.command),
  args: v.optional(v.array('strings', v.argument)),
  workingDir: v.optional(v.absolutePath),
  env: v.optional(environmentRule),
  envFrom: v.optional(environmentSourcesRule),
  resources: v.optional(containerResourcesRule),
  mounts: v.optional(mountsRule),
  security: v.optional(v.instance(Security, 'a Security, such as Security.restricted()')),
};
