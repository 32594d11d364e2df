import type { Duration } from 'cdk8s';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Issue, type RulesOf, v } from '../../validation';
import { durationRule } from '../cdk8s-values';

/**
 * A taint of nodes that the pods of an app put up with.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * The taint's key.
   *
   * @default - every taint
   */
  readonly key?: string;
  /**
   * The taint's value.
   *
   * @default - every value
   */
  readonly value?: string;
  /**
   * What the taint does to pods that don't put up with it.
   *
   * @default - every effect
   */
  readonly effect?: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';
  /**
   * How long a pod stays on its node once the node has the taint. Whole seconds; only with the effect `NoExecute`.
   *
   * @default - as long as it runs
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
  return [
    ...(value !== undefined && key === undefined
      ? [{ path: 'key', value: key, allowed: 'given, where value is' }]
      : []),
    ...(duration !== undefined && effect !== 'NoExecute'
      ? [{ path: 'effect', value: effect, allowed: 'NoExecute, where duration is given' }]
      : []),
  ];
}

/** The toleration as it stands in a manifest. */
export function tolerationToKube({ key, value, effect, duration }: Toleration): Manifest<k8s.Toleration> {
  const operator = value === undefined ? 'Exists' : undefined;
  return { key, operator, value, effect, tolerationSeconds: duration?.toSeconds() };
}
