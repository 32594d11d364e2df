import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import { autoscalersOf, targetOf } from '../scaling';

/**
 * What an autoscaler scales is there, has no other, and states no replicas: with each apply they would undo what the
 * autoscaler did. And what it measures can be measured: a share of what containers ask for, where they ask for
 * something.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function autoscaling(app: FinishedApp): Finding[] {
  return app.ofKind('HorizontalPodAutoscaler').flatMap((autoscaler) => {
    const target = targetOf(app, autoscaler);
    const reference = autoscaler.at('spec', 'scaleTargetRef');
    if (target === undefined)
      return autoscaler.findings(reference.at('name').issue('an object of its namespace in this App'));
    const [first] = autoscalersOf(app, target);
    return [
      ...autoscaler.findings(
        ...(first === autoscaler
          ? measured(autoscaler, target)
          : [reference.at('name').issue(`scaled once: ${first?.title} does already`)]),
      ),
      ...(first === autoscaler ? target.findings(...stated(autoscaler, target)) : []),
    ];
  });
}

function stated({ title }: FinishedObject, target: FinishedObject): Issue[] {
  const replicas = target.at('spec', 'replicas');
  return replicas.raw === undefined ? [] : [replicas.issue(`left out: ${title} says how many there are`)];
}

function measured(autoscaler: FinishedObject, target: FinishedObject): Issue[] {
  const shares = autoscaler.fields
    .find('spec', 'metrics', '*', 'resource')
    .filter((metric) => metric.at('target', 'type').string === 'Utilization')
    .map((metric) => metric.at('name'));
  return shares
    .filter(({ string: text = '' }) => !target.pods?.containers.every((container) => asksFor(container, text)))
    .map((name) => name.issue(`a resource that all containers of ${target.title} ask for: their shares are of that`));
}

/** Where only a limit is stated, Kubernetes takes it for the request too. */
function asksFor(container: Field, resource: string): boolean {
  return (
    container.find('resources', 'requests', resource).length + container.find('resources', 'limits', resource).length >
    0
  );
}
