import { isInRange, RANGES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { findAutoscalers, findScaleTarget } from '../autoscalers';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * Reports a HorizontalPodAutoscaler whose target is missing, has another autoscaler or sets `replicas`, which each apply
 * would reset. Reports metrics that Kubernetes cannot compute because containers have no resource requests.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function checkAutoscaling(app: FinishedApp): Finding[] {
  return app.ofKind('HorizontalPodAutoscaler').flatMap((autoscaler) => validateAutoscaler(app, autoscaler));
}

function validateAutoscaler(app: FinishedApp, autoscaler: FinishedObject): Finding[] {
  const targetName = autoscaler.at('spec', 'scaleTargetRef', 'name');
  const target = findScaleTarget(app, autoscaler);
  if (target === undefined) return autoscaler.findings(targetName.issue('an object of its namespace in this App'));
  const bounds = validateReplicaBounds(autoscaler);
  const [first] = findAutoscalers(app, target);
  if (first !== autoscaler) {
    const duplicate = targetName.issue(`an object without another autoscaler: ${first?.title} scales it`);
    return autoscaler.findings(...bounds, duplicate);
  }
  return [
    ...autoscaler.findings(...bounds, ...validateUtilizationMetrics(autoscaler, target)),
    ...target.findings(...validateTargetReplicas(autoscaler, target)),
  ];
}

function validateReplicaBounds(autoscaler: FinishedObject): Issue[] {
  const minReplicas = autoscaler.at('spec', 'minReplicas');
  const maxReplicas = autoscaler.at('spec', 'maxReplicas');
  const { min, max } = RANGES.positive;
  if (minReplicas.raw !== undefined && !isInRange(RANGES.positive, minReplicas.raw)) {
    return [minReplicas.issue(`a whole number from ${min} to ${max}`)];
  }
  const least = minReplicas.number ?? min;
  if (isInRange({ min: least, max }, maxReplicas.raw)) return [];
  return [maxReplicas.issue(`a whole number of at least minReplicas, ${least}`)];
}

function validateTargetReplicas({ title }: FinishedObject, target: FinishedObject): Issue[] {
  const replicas = target.at('spec', 'replicas');
  return replicas.raw === undefined ? [] : [replicas.issue(`omitted: ${title} scales the object`)];
}

function validateUtilizationMetrics(autoscaler: FinishedObject, target: FinishedObject): Issue[] {
  const allowed = `a resource that all containers of ${target.title} request: utilization is a percentage of the requests`;
  return autoscaler.fields
    .find('spec', 'metrics', '*', 'resource')
    .filter((metric) => metric.at('target', 'type').string === 'Utilization')
    .map((metric) => metric.at('name'))
    .filter(({ string = '' }) => !target.pods?.containers.every((container) => hasRequest(container, string)))
    .map((name) => name.issue(allowed));
}

/** Whether a container requests a resource. Kubernetes sets a missing request to the limit. */
function hasRequest(container: Field, resource: string): boolean {
  return ['requests', 'limits'].some((bound) => container.find('resources', bound, resource).length > 0);
}
