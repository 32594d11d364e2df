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
  const [first] = findAutoscalers(app, target);
  if (first !== autoscaler) {
    const duplicate = targetName.issue(`an object without another autoscaler: ${first?.title} scales it`);
    return autoscaler.findings(duplicate);
  }
  return [
    ...autoscaler.findings(...validateUtilizationMetrics(autoscaler, target)),
    ...target.findings(...validateTargetReplicas(autoscaler, target)),
  ];
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
