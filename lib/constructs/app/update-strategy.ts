import type * as k8s from '../../../imports/k8s';
import { isInRange, type ManifestOf, RANGES } from '../../kubernetes';
import { type Issue, ValidatedValue, v } from '../../validation';

/** Properties of a rolling update. */
export interface RollingProps {
  /**
   * How many pods may be unavailable at a time: a number, or a percentage of the replicas such as `25%`, rounded down to
   * at least 1. Requires Kubernetes 1.37: set `app.node.setContext('kubernetes', '1.37')`.
   *
   * @default 1
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
   */
  readonly maxUnavailable?: number | string;
}

/** Properties of a rolling update that stops at a partition. */
export interface CanaryProps {
  /**
   * The lowest ordinal that is updated. Pods with a lower ordinal keep the old revision. If the partition is greater than
   * the number of replicas, no pod is updated.
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
 * How a changed pod template reaches running pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export class UpdateStrategy extends ValidatedValue {
  /** Updates pods from the highest ordinal to the lowest. By default each pod waits until the one before is ready. */
  static rolling(props: RollingProps = {}): UpdateStrategy {
    const maxUnavailable = props?.maxUnavailable;
    const rollingUpdate = maxUnavailable === undefined ? {} : { rollingUpdate: { maxUnavailable } };
    return new UpdateStrategy({ type: 'RollingUpdate', ...rollingUpdate }, rollingPropsRule(props));
  }

  /** Updates pods from the highest ordinal down to the partition. */
  static canary(props: CanaryProps): UpdateStrategy {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { partition: props?.partition } };
    return new UpdateStrategy(strategy, canaryPropsRule(props));
  }

  /** Updates a pod only when it is deleted manually. */
  static onDelete(): UpdateStrategy {
    return new UpdateStrategy({ type: 'OnDelete' });
  }

  private constructor(
    private readonly strategy: ManifestOf<k8s.StatefulSetUpdateStrategy>,
    issues: readonly Issue[] = [],
  ) {
    super(issues);
  }

  /** Converts the strategy to its manifest. */
  toKube(): ManifestOf<k8s.StatefulSetUpdateStrategy> {
    return this.strategy;
  }
}
