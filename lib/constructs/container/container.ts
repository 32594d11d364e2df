import type { ContainerResources } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type Issue, ValidatedValue } from '../../validation';
import { assertNoConstructIssues } from '../assert-valid';
import { omitEmpty } from '../omit-empty';
import { type Mount, mountsToKube, Volume } from '../volume';
import type { ContainerProps } from './container-props';
import { environmentSourceToKube, variableToKube } from './environment';
import { resourcesToKube } from './resources';
import { type OptOutReasons, Security } from './security';

const TMP_PATH = '/tmp';

/**
 * A container of a pod. The construct that receives the container reports its invalid properties.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export abstract class Container<Props extends ContainerProps = ContainerProps> extends ValidatedValue {
  readonly #props: Props;

  protected constructor(props: Props, issues: readonly Issue[]) {
    super(issues);
    this.#props = props;
  }

  /** The properties. Throws InvalidProperties if they are invalid. */
  protected get props(): Props {
    assertNoConstructIssues(this.constructor.name, this.issues(), this.constructor);
    return this.#props;
  }

  /** The name of the container; undefined if it has none of its own. */
  get name(): string | undefined {
    return this.props.name;
  }

  /** The reasons of opted-out defaults, by field; `image` for a mutable tag. */
  get reasons(): OptOutReasons & { readonly image?: string } {
    const { reason } = this.props.image;
    return { ...(reason !== undefined && { image: reason }), ...this.security.reasons };
  }

  /** The reference of the image. */
  get image(): string {
    return this.props.image.reference;
  }

  /** The resource requests and limits. */
  get resources(): ContainerResources {
    return this.props.resources ?? {};
  }

  /** The mounts in the properties of the container. */
  get mounts(): readonly Mount[] {
    return this.props.mounts ?? [];
  }

  /**
   * Returns all mounts of the container in a pod: `others`, its own, and an emptyDir at `/tmp`. The emptyDir is left out
   * if something else is mounted there or if the root file system is writable.
   *
   * @param others mounts that the pod adds
   * @param tmp the name of the emptyDir volume
   */
  mountsIn(others: readonly Mount[] = [], tmp = 'tmp'): readonly Mount[] {
    const mounts = [...others, ...this.mounts];
    const hasTmp = mounts.some(({ mountPath }) => mountPath === TMP_PATH);
    if (hasTmp || !this.security.readOnlyRoot) return mounts;
    return [...mounts, { volume: Volume.emptyDir({ name: tmp }), mountPath: TMP_PATH }];
  }

  /**
   * Converts the container to its manifest.
   *
   * @param name the name of the container
   * @param mounts all mounts of the container
   * @throws InvalidProperties if its properties are invalid
   */
  toKube(name: string, mounts: readonly Mount[] = this.mountsIn()): ManifestOf<k8s.Container> {
    const { image, imagePullPolicy, command, args = [], workingDir, env = [], envFrom = [] } = this.props;
    return {
      name,
      image: image.reference,
      imagePullPolicy,
      command,
      args: omitEmpty(args),
      workingDir,
      env: omitEmpty(env.map(variableToKube)),
      envFrom: omitEmpty(envFrom.map(environmentSourceToKube)),
      resources: resourcesToKube(this.resources),
      ...mountsToKube(mounts),
      securityContext: this.security.toKube(),
    };
  }

  private get security(): Security {
    return this.props.security ?? Security.restricted();
  }
}
