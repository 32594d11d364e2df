import type * as k8s from '../../imports/k8s';
import type { Problem } from '../fields';
import type { Manifest } from '../kubernetes';
import { CheckedValue, properties, whole } from '../rules';

/** Which pods are held back. */
export interface CanaryProps {
  /**
   * The lowest ordinal that gets a new revision: pods below it keep the old one until the partition is lowered.
   * A partition above the replicas holds all pods back.
   */
  readonly partition: number;
}

const CANARY = properties<CanaryProps>({ partition: whole('count') });

/**
 * How a change of the pod template reaches pods that run.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export class UpdateStrategy extends CheckedValue {
  /** Pods are replaced one at a time, from the highest ordinal down, each once the one before is ready. */
  static rolling(): UpdateStrategy {
    return new UpdateStrategy({ type: 'RollingUpdate' });
  }

  /** As `rolling`, but only down to the partition. */
  static canary(props: CanaryProps): UpdateStrategy {
    return new UpdateStrategy({ type: 'RollingUpdate', rollingUpdate: { partition: props?.partition } }, CANARY(props));
  }

  /** A pod gets the new revision when somebody deletes it, and not before. */
  static onDelete(): UpdateStrategy {
    return new UpdateStrategy({ type: 'OnDelete' });
  }

  private constructor(
    private readonly strategy: Manifest<k8s.StatefulSetUpdateStrategy>,
    problems: readonly Problem[] = [],
  ) {
    super(problems);
  }

  /** The strategy as it stands in a manifest. */
  toKube(): Manifest<k8s.StatefulSetUpdateStrategy> {
    return this.strategy;
  }
}
