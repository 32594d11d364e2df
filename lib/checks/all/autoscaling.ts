import { isInRange, RANGES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { findAutoscalers, findScaleTarget } from '../autoscalers';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * What an autoscaler scales is there, has no other, and states no replicas: with each apply they would undo what the
 * autoscaler did. And what it measures can be measured: a share of what containers ask for, where they ask for
 * something.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function checkAutoscaling(app: FinishedApp): Finding[] {
  return app.ofKind('HorizontalPodAutoscaler').flatMap((autoscaler) => {
    const target = findScaleTarget(app, autoscaler);
    const reference = autoscaler.at('spec', 'scaleTargetRef');
    if (target === undefined)
      return autoscaler.findings(reference.at('name').issue('an object of its namespace in this App'));
    const [first] = findAutoscalers(app, target);
    return [
      ...autoscaler.findings(
        ...validateReplicaBounds(autoscaler),
        ...(first === autoscaler
          ? validateUtilizationMetrics(autoscaler, target)
          : [reference.at('name').issue(`scaled once: ${first?.title} does already`)]),
      ),
      ...(first === autoscaler ? target.findings(...validateTargetReplicas(autoscaler, target)) : []),
    ];
  });
}

function validateReplicaBounds(autoscaler: FinishedObject): Issue[] {
  const least = autoscaler.at('spec', 'minReplicas');
  const most = autoscaler.at('spec', 'maxReplicas');
  const { min, max } = RANGES.positive;
  if (least.raw !== undefined && !isInRange(RANGES.positive, least.raw)) {
    return [least.issue(`a whole number from ${min} to ${max}`)];
  }
  const atLeast = least.number ?? min;
  return isInRange({ min: atLeast, max }, most.raw)
    ? []
    : [most.issue(`a whole number of at least minReplicas, ${atLeast}`)];
}

function validateTargetReplicas({ title }: FinishedObject, target: FinishedObject): Issue[] {
  const replicas = target.at('spec', 'replicas');
  return replicas.raw === undefined ? [] : [replicas.issue(`left out: ${title} says how many there are`)];
}

function validateUtilizationMetrics(autoscaler: FinishedObject, target: FinishedObject): Issue[] {
  const shares = autoscaler.fields
    .find('spec', 'metrics', '*', 'resource')
    .filter((metric) => metric.at('target', 'type').string === 'Utilization')
    .map((metric) => metric.at('name'));
  return shares
    .filter(({ string: text = '' }) => !target.pods?.containers.every((container) => hasRequest(container, text)))
    .map((name) => name.issue(`a resource that all containers of ${target.title} ask for: their shares are of that`));
}

/** Where only a limit is stated, Kubernetes takes it for the request too. */
function hasRequest(container: Field, resource: string): boolean {
  return (
    container.find('resources', 'requests', resource).length + container.find('resources', 'limits', resource).length >
    0
  );
}
