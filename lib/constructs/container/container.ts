import type { ContainerResources } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Issue, ValidatedValue } from '../../validation';
import { assertNoConstructIssues } from '../assert-valid';
import { omitEmpty } from '../omit-empty';
import { type Mount, mountsToKube, Volume } from '../volume';
import type { ContainerProps } from './container-props';
import { environmentSourceToKube, variableToKube } from './environment';
import { resourcesToKube } from './resources';
import { type OptOutReasons, Security } from './security';

const TMP = '/tmp';

/**
 * A container of a pod.
 *
 * What is wrong with its properties is reported by the construct that it is given to, or by `toKube`.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export abstract class Container<Props extends ContainerProps = ContainerProps> extends ValidatedValue {
  readonly #props: Props;

  protected constructor(props: Props, problems: readonly Issue[]) {
    super(problems);
    this.#props = props;
  }

  /** What it was made from. Throws InvalidProperties where something is wrong with that. */
  protected get props(): Props {
    assertNoConstructIssues(this.constructor.name, this.issues(), this.constructor);
    return this.#props;
  }

  /** Its name, where it has one of its own. */
  get name(): string | undefined {
    return this.props.name;
  }

  /** What was given up of the defaults that protect, and why: by field, `image` for a tag that may move. */
  get reasons(): OptOutReasons & { readonly image?: string } {
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
