import { ENUM_VALUES, RANGES, VALIDATED_SINCE } from '../../kubernetes';
import { describeRange, type Field, type FieldRule, f, type Issue } from '../../validation';
import { optionalCount } from './counts';
import { metricRules, objectReferenceRules } from './metric';
import { nonNegativeQuantity } from './quantity';

const STABILIZATION_SECONDS = { min: 0, max: 3600 } as const;
const PERIOD_SECONDS = { min: 1, max: 1800 } as const;
const GROUP_VERSION = 'GROUP/VERSION, such as apps/v1';

/** The types of metrics that exist without pods. */
const TYPES_WITHOUT_PODS = ['Object', 'External'];

const targetRules: FieldRule = f.allOf(
  objectReferenceRules,
  f.since(
    VALIDATED_SINCE.groupOfScaleTarget,
    f.object({
      apiVersion: f.required(
        GROUP_VERSION,
        f.refine(({ scalar }) => /^[^/]+\/[^/]*$/.test(scalar), GROUP_VERSION),
      ),
    }),
  ),
);

const policyRules: FieldRule = f.object({
  type: f.required('Pods or Percent', f.enumOf(ENUM_VALUES.scalingPolicy)),
  value: f.required('the most pods, or percent of them, that one period may add or remove', f.integer(RANGES.positive)),
  periodSeconds: f.required(describeRange(PERIOD_SECONDS), f.integer(PERIOD_SECONDS)),
});

const scalingRules: FieldRule = f.optional(
  f.object({
    stabilizationWindowSeconds: f.optional(f.integer(STABILIZATION_SECONDS)),
    selectPolicy: f.optional(f.enumOf(ENUM_VALUES.selectPolicy)),
    policies: f.nonEmptyArray('the policies that limit how fast pods are added or removed', policyRules),
    tolerance: f.optional(nonNegativeQuantity),
  }),
);

const replicaRules: FieldRule = f.allOf(
  f.since(
    VALIDATED_SINCE.scalingToZero,
    f.allOf(f.object({ minReplicas: optionalCount }), validateMetricWithoutPods),
    f.object({ minReplicas: f.optional(f.integer(RANGES.positive)) }),
  ),
  f.object({ maxReplicas: f.required(describeRange(RANGES.positive), f.integer(RANGES.positive)) }),
  validateReplicaOrder,
);

/**
 * The rules of a HorizontalPodAutoscaler of autoscaling/v2.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export const horizontalPodAutoscalerRules: FieldRule = f.object({
  spec: f.allOf(
    replicaRules,
    f.object({
      scaleTargetRef: targetRules,
      metrics: f.array(metricRules),
      behavior: f.object({ scaleUp: scalingRules, scaleDown: scalingRules }),
    }),
  ),
});

/**
 * The rules of a HorizontalPodAutoscaler of autoscaling/v1.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/
 */
export const horizontalPodAutoscalerV1Rules: FieldRule = f.object({
  spec: f.allOf(
    replicaRules,
    f.object({
      scaleTargetRef: targetRules,
      targetCPUUtilizationPercentage: f.optional(f.integer(RANGES.positive)),
    }),
  ),
});

/** An app that is scaled to 0 has no pods to measure. */
function validateMetricWithoutPods(spec: Field): readonly Issue[] {
  if (spec.at('minReplicas').raw !== 0) return [];
  const metrics = spec.at('metrics');
  const hasMetric = metrics.items().some((metric) => TYPES_WITHOUT_PODS.includes(metric.at('type').scalar));
  return hasMetric
    ? []
    : [metrics.issue(`a list with a metric of type ${TYPES_WITHOUT_PODS.join(' or ')}: minReplicas is 0`)];
}

function validateReplicaOrder(spec: Field): readonly Issue[] {
  const [{ number: least }, most] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  const isLess = least !== undefined && most.number !== undefined && most.number < least;
  return isLess ? [most.issue(`no less than minReplicas, ${least}`)] : [];
}
