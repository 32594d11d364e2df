import type * as k8s from '../../../imports/k8s';
import { isInRange, type Manifest, RANGES } from '../../kubernetes';
import { type Issue, ValidatedValue, v } from '../../validation';

/** How many pods are replaced at a time. */
export interface RollingProps {
  /**
   * How many pods may be unavailable at a time: a number, or a percentage of the replicas such as `25%`, rounded down to
   * 1 at least. Kubernetes honors it from 1.37 on: an App states that it supports no older version with
   * `setContext('kubernetes', '1.37')`.
   *
   * @default 1
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
   */
  readonly maxUnavailable?: number | string;
}

/** Which pods are held back. */
export interface CanaryProps {
  /**
   * The lowest ordinal that gets a new revision: pods below it keep the old one until the partition is lowered.
   * A partition above the replicas holds all pods back.
   */
  readonly partition: number;
}

const PERCENTAGE = /^([1-9]\d?|100)%$/;

const rollingPropsRule = v.object<RollingProps>({
  maxUnavailable: v.optional(
    v.refine(
      (value) => isInRange(RANGES.positive, value) || (typeof value === 'string' && PERCENTAGE.test(value)),
      `a whole number from 1 to ${RANGES.positive.max}, or a percentage from 1% to 100%`,
    ),
  ),
});
const canaryPropsRule = v.object<CanaryProps>({ partition: v.integer(RANGES.count) });

/**
 * How a change of the pod template reaches pods that run.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export class UpdateStrategy extends ValidatedValue {
  /** Pods are replaced from the highest ordinal down: one at a time, each once the one before is ready, by default. */
  static rolling(props: RollingProps = {}): UpdateStrategy {
    const maxUnavailable = props?.maxUnavailable;
    const rollingUpdate = maxUnavailable === undefined ? {} : { rollingUpdate: { maxUnavailable } };
    return new UpdateStrategy({ type: 'RollingUpdate', ...rollingUpdate }, rollingPropsRule(props));
  }

  /** As `rolling`, but only down to the partition. */
  static canary(props: CanaryProps): UpdateStrategy {
    return new UpdateStrategy(
      { type: 'RollingUpdate', rollingUpdate: { partition: props?.partition } },
      canaryPropsRule(props),
    );
  }

  /** A pod gets the new revision when somebody deletes it, and not before. */
  static onDelete(): UpdateStrategy {
    return new UpdateStrategy({ type: 'OnDelete' });
  }

  private constructor(
    private readonly strategy: Manifest<k8s.StatefulSetUpdateStrategy>,
    problems: readonly Issue[] = [],
  ) {
    super(problems);
  }

  /** The strategy as it stands in a manifest. */
  toKube(): Manifest<k8s.StatefulSetUpdateStrategy> {
    return this.strategy;
  }
}
