import { ENUM_VALUES } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';
import { intOrPercentOfAll } from './counts';
import { labelSelectorRules } from './labels';

/**
 * The rules of a PodDisruptionBudget.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const podDisruptionBudgetRules: FieldRule = f.object({
  spec: f.allOf(
    f.object({
      minAvailable: f.optional(intOrPercentOfAll),
      maxUnavailable: f.optional(intOrPercentOfAll),
      selector: labelSelectorRules,
      unhealthyPodEvictionPolicy: f.optional(f.enumOf(ENUM_VALUES.evictionOfUnhealthyPods)),
    }),
    f.when(f.has('minAvailable'), f.object({ maxUnavailable: f.forbidden('minAvailable is given') })),
  ),
});
