import { ENUM_VALUES } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { intOrPercent, intOrPercentOfAll, isZeroOrUnset, optionalCount } from './counts';
import { podTemplateRules, selectorRules } from './workload';

const rollingUpdateRules: FieldRule = f.allOf(
  f.object({ maxUnavailable: f.optional(intOrPercentOfAll), maxSurge: f.optional(intOrPercent) }),
  f.when(
    (rollingUpdate) => isZeroOrUnset(rollingUpdate.at('maxSurge')),
    f.object({ maxUnavailable: f.refine((field) => !isZeroOrUnset(field), 'more than 0: maxSurge is 0') }),
  ),
);

const strategyRules: FieldRule = f.allOf(
  f.object({ type: f.optional(f.enumOf(ENUM_VALUES.deploymentStrategy)) }),
  f.when(f.equals('type', 'Recreate'), f.object({ rollingUpdate: f.forbidden('the type is Recreate') })),
  f.when(f.equals('type', 'RollingUpdate'), f.object({ rollingUpdate: rollingUpdateRules })),
);

/**
 * The rules of a Deployment.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deploymentRules: FieldRule = f.object({
  spec: f.allOf(
    selectorRules,
    f.object({
      replicas: optionalCount,
      template: podTemplateRules('Deployment'),
      strategy: strategyRules,
      minReadySeconds: optionalCount,
      revisionHistoryLimit: optionalCount,
      progressDeadlineSeconds: optionalCount,
    }),
    validateProgressDeadline,
  ),
});

/**
 * The rules of a ReplicaSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const replicaSetRules: FieldRule = f.object({
  spec: f.allOf(
    selectorRules,
    f.object({
      replicas: optionalCount,
      minReadySeconds: optionalCount,
      template: podTemplateRules('ReplicaSet'),
    }),
  ),
});

function validateProgressDeadline(spec: Field): readonly Issue[] {
  const [deadline, ready] = [spec.at('progressDeadlineSeconds'), Number(spec.at('minReadySeconds').raw ?? 0)];
  const isTooShort = isSet(deadline) && Number(deadline.raw) <= ready;
  return isTooShort ? [deadline.issue(`more than minReadySeconds, ${ready}`)] : [];
}
