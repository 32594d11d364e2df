import { countOrShare } from './amounts';
import { labelSelector } from './pod';
import { all, fields, isGiven, leftOut, oneOf, type Rule, when } from './rule';

/** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const podDisruptionBudget: Rule = fields({
  spec: all(
    fields({
      minAvailable: countOrShare,
      maxUnavailable: countOrShare,
      selector: labelSelector,
      unhealthyPodEvictionPolicy: oneOf('evictionOfUnhealthyPods'),
    }),
    when((spec) => isGiven(spec.at('minAvailable')), fields({ maxUnavailable: leftOut('minAvailable is given') })),
  ),
});
