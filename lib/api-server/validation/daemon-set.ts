import { ENUM_VALUES } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { intOrPercentOfAll, isZeroOrUnset, optionalCount } from './counts';
import { podTemplateRules, selectorRules } from './workload';

const rollingUpdateRules: FieldRule = f.allOf(
  f.object({ maxUnavailable: f.optional(intOrPercentOfAll), maxSurge: f.optional(intOrPercentOfAll) }),
  validateSurgeOrUnavailable,
);

const updateStrategyRules: FieldRule = f.allOf(
  f.object({ type: f.optional(f.enumOf(ENUM_VALUES.daemonSetUpdate)) }),
  f.when(f.equals('type', 'RollingUpdate'), f.object({ rollingUpdate: rollingUpdateRules })),
);

/**
 * The rules of a DaemonSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export const daemonSetRules: FieldRule = f.object({
  spec: f.allOf(
    selectorRules,
    f.object({
      template: podTemplateRules('DaemonSet'),
      updateStrategy: updateStrategyRules,
      minReadySeconds: optionalCount,
      revisionHistoryLimit: optionalCount,
    }),
  ),
});

/** One of `maxSurge` and `maxUnavailable` is 0, and the other is not. */
function validateSurgeOrUnavailable(rollingUpdate: Field): readonly Issue[] {
  const [surge, unavailable] = [rollingUpdate.at('maxSurge'), rollingUpdate.at('maxUnavailable')];
  if (isZeroOrUnset(surge) !== isZeroOrUnset(unavailable)) return [];
  return isZeroOrUnset(surge)
    ? [unavailable.issue('more than 0: maxSurge is 0')]
    : [surge.issue('0: maxUnavailable is more than 0')];
}
