import type { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type Issue, type RulesOf, v } from '../../validation';
import { durationRule } from '../cdk8s-values';

/**
 * A node taint that the pods tolerate.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * The key of the taint.
   *
   * @default - taints with any key
   */
  readonly key?: string;
  /**
   * The value of the taint.
   *
   * @default - taints with any value
   */
  readonly value?: string;
  /**
   * The effect of the taint on pods that do not tolerate it.
   *
   * @default - taints with any effect
   */
  readonly effect?: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';
  /**
   * How long a pod stays on a node that receives the taint. Whole seconds. Requires the effect `NoExecute`.
   *
   * @default - the pod is not evicted
   */
  readonly duration?: Duration;
}

const tolerationRules: RulesOf<Toleration> = {
  key: v.optional(v.name('labelKey')),
  value: v.optional(v.name('labelValue')),
  effect: v.optional(v.enumOf(['NoExecute', 'NoSchedule', 'PreferNoSchedule'])),
  duration: v.optional(durationRule('count')),
};

export const tolerationRule = v.allOf(
  v.object(tolerationRules),
  v.whenValid<Toleration>(tolerationRules, ['key', 'value', 'effect', 'duration'], validateCombination),
);

function validateCombination({ key, value, effect, duration }: Toleration): readonly Issue[] {
  const issues: Issue[] = [];
  if (value !== undefined && key === undefined) {
    issues.push({ path: 'key', value: key, allowed: 'set, because value is' });
  }
  if (duration !== undefined && effect !== 'NoExecute') {
    issues.push({ path: 'effect', value: effect, allowed: 'NoExecute, because duration is set' });
  }
  return issues;
}

/** Converts a toleration to its manifest. */
export function tolerationToKube({ key, value, effect, duration }: Toleration): ManifestOf<k8s.Toleration> {
  const operator = value === undefined ? 'Exists' : undefined;
  return { key, operator, value, effect, tolerationSeconds: duration?.toSeconds() };
}
