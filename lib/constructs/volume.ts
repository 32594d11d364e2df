import type { Size } from 'cdk8s';
import { EmptyDirMedium } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { CheckedValue, name, oneOf, optional, type Problem, properties, quantity, size } from '../rules';

export interface EmptyDirProps {
  /** The volume's name in its pod. */
  readonly name: string;
  /**
   * How much may be written before the pod is evicted.
   *
   * @default - as much as the node has
   */
  readonly sizeLimit?: Size;
  /**
   * Where it is kept.
   *
   * @default - on the node's disk, Kubernetes' own
   */
  readonly medium?: EmptyDirMedium;
}

const EMPTY_DIR = properties<EmptyDirProps>({
  name: name('label'),
  sizeLimit: optional(size),
  medium: optional(oneOf(Object.values(EmptyDirMedium))),
});

/**
 * A volume of a pod, apart from its claims.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume extends CheckedValue {
  /** Room that is empty when the pod starts and gone when it is deleted. */
  static emptyDir(props: EmptyDirProps): Volume {
    return new Volume(props?.name, EMPTY_DIR(props), () => ({
      emptyDir: { sizeLimit: props.sizeLimit && quantity(props.sizeLimit), medium: props.medium || undefined },
    }));
  }

  private constructor(
    /** The volume's name in its pod. */
    readonly name: string,
    problems: readonly Problem[],
    private readonly source: () => Omit<Manifest<k8s.Volume>, 'name'>,
  ) {
    super(problems);
  }

  /** The volume as it stands in a manifest. */
  toKube(): Manifest<k8s.Volume> {
    return { name: this.name, ...this.source() };
  }
}
