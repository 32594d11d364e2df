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

/** Properties of every container. */
export interface ContainerProps {
  /**
   * The name of the container: 1 to 63 lowercase letters, digits and dashes, unique in the pod.
   *
   * @default - the name of the app, for the container of the app; required for all other containers
   */
  readonly name?: string;
  /** The image that the container runs. */
  readonly image: Image;
  /**
   * When the kubelet pulls the image.
   *
   * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
   * @default - `Always` if the tag is `latest` or there is neither tag nor digest, otherwise `IfNotPresent`. Kubernetes
   * sets it when the object is created, and a later change of the image does not update it.
   */
  readonly imagePullPolicy?: ImagePullPolicy;
  /**
   * The command that replaces the entry point of the image: a program and its arguments, each at most 128 KiB and
   * without NUL. It does not run in a shell.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   * @default - the entry point of the image
   */
  readonly command?: readonly string[];
  /**
   * The arguments that replace those of the image.
   *
   * @default - the arguments of the image, or no arguments if `command` is set
   */
  readonly args?: readonly string[];
  /**
   * The working directory: an absolute path.
   *
   * @default - the working directory of the image
   */
  readonly workingDir?: string;
  /**
   * The environment variables, in this order.
   *
   * @default - the variables of the image
   */
  readonly env?: readonly EnvironmentVariable[];
  /**
   * ConfigMaps and Secrets whose keys become environment variables. If a name occurs twice, the last source wins.
   * Variables in `env` override all sources.
   *
   * @default - no sources
   */
  readonly envFrom?: readonly EnvironmentSource[];
  /**
   * The resource requests and limits.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   * @default - no requests and no limits
   */
  readonly resources?: ContainerResources;
  /**
   * The volumes that the container mounts. The container of the app mounts its `claims` too. If the root file system is
   * read-only and nothing is mounted at `/tmp`, the container also gets an emptyDir there.
   *
   * @default - no volumes
   */
  readonly mounts?: readonly Mount[];
  /**
   * The security context.
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
