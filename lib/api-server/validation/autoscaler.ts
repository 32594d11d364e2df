import { RANGES, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { quantity } from './amounts';
import { metric, objectReference } from './metric';
import {
  all,
  count,
  each,
  fields,
  ifGiven,
  must,
  oneOf,
  type Rule,
  required,
  since,
  some,
  wholeNumber,
  within,
} from './rule';

/** How long scaling looks back, in seconds. */
const WINDOW = { min: 0, max: 3600 } as const;
/** How long what a policy allows is meant for, in seconds. */
const PERIOD = { min: 1, max: 1800 } as const;

const policy: Rule = fields({
  type: required('Pods or Percent', oneOf('scalingPolicy')),
  value: required('how much may change', within(RANGES.positive)),
  periodSeconds: required(wholeNumber(PERIOD), within(PERIOD)),
});

const scaling: Rule = ifGiven(
  fields({
    stabilizationWindowSeconds: within(WINDOW),
    selectPolicy: oneOf('selectPolicy'),
    policies: some('how fast it goes', policy),
    tolerance: quantity,
  }),
);

const OF_NO_POD = ['Object', 'External'];

/** Who scales to 0 needs a metric that is there without pods. */
const metricWithoutPods: Rule = (spec) => {
  const types = spec.at('metrics').items();
  const isMeasured = types.some((one) => OF_NO_POD.includes(one.at('type').scalar));
  return spec.at('minReplicas').raw !== 0 || isMeasured
    ? []
    : [spec.at('metrics').issue(`a list with a metric of type ${OF_NO_POD.join(' or ')}: minReplicas is 0`)];
};

const replicas: Rule = all(
  since(
    VALIDATED_SINCE.scalingToZero,
    all(fields({ minReplicas: count }), metricWithoutPods),
    fields({ minReplicas: within(RANGES.positive) }),
  ),
  fields({
    maxReplicas: required(wholeNumber(RANGES.positive), within(RANGES.positive)),
  }),
  noLessThanLeast,
);

const target: Rule = all(
  objectReference,
  since(
    VALIDATED_SINCE.groupOfScaleTarget,
    fields({
      apiVersion: required(
        'GROUP/VERSION, such as apps/v1',
        must(({ scalar: word }) => /^[^/]+\/[^/]*$/.test(word), 'GROUP/VERSION, such as apps/v1'),
      ),
    }),
  ),
);

/** @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export const horizontalPodAutoscaler: Rule = fields({
  spec: all(
    replicas,
    fields({
      scaleTargetRef: target,
      metrics: each(metric),
      behavior: fields({ scaleUp: scaling, scaleDown: scaling }),
    }),
  ),
});

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/ */
export const olderAutoscaler: Rule = fields({
  spec: all(replicas, fields({ scaleTargetRef: target, targetCPUUtilizationPercentage: within(RANGES.positive) })),
});

function noLessThanLeast(spec: Field): Issue[] {
  const [least, most] = [spec.at('minReplicas').number, spec.at('maxReplicas')];
  const isLess = least !== undefined && most.number !== undefined && most.number < least;
  return isLess ? [most.issue(`no less than minReplicas, ${least}`)] : [];
}
