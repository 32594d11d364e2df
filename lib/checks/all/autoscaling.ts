import { type Field, isWithin, type Problem } from '../../fields';
import { RANGES } from '../../kubernetes';
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
      return autoscaler.findings(reference.at('name').problem('an object of its namespace in this App'));
    const [first] = autoscalersOf(app, target);
    return [
      ...autoscaler.findings(
        ...bounds(autoscaler),
        ...(first === autoscaler
          ? measured(autoscaler, target)
          : [reference.at('name').problem(`scaled once: ${first?.title} does already`)]),
      ),
      ...(first === autoscaler ? target.findings(...stated(autoscaler, target)) : []),
    ];
  });
}

function bounds(autoscaler: FinishedObject): Problem[] {
  const least = autoscaler.at('spec', 'minReplicas');
  const most = autoscaler.at('spec', 'maxReplicas');
  const { min, max } = RANGES.positive;
  if (least.value !== undefined && !isWithin(RANGES.positive, least.value)) {
    return [least.problem(`a whole number from ${min} to ${max}`)];
  }
  const atLeast = least.number ?? min;
  return isWithin({ min: atLeast, max }, most.value)
    ? []
    : [most.problem(`a whole number of at least minReplicas, ${atLeast}`)];
}

function stated({ title }: FinishedObject, target: FinishedObject): Problem[] {
  const replicas = target.at('spec', 'replicas');
  return replicas.value === undefined ? [] : [replicas.problem(`left out: ${title} says how many there are`)];
}

function measured(autoscaler: FinishedObject, target: FinishedObject): Problem[] {
  const shares = autoscaler.fields
    .find('spec', 'metrics', '*', 'resource')
    .filter((metric) => metric.at('target', 'type').text === 'Utilization')
    .map((metric) => metric.at('name'));
  return shares
    .filter(({ text = '' }) => !target.pods?.containers.every((container) => asksFor(container, text)))
    .map((name) => name.problem(`a resource that all containers of ${target.title} ask for: their shares are of that`));
}

/** Where only a limit is stated, Kubernetes takes it for the request too. */
function asksFor(container: Field, resource: string): boolean {
  return (
    container.find('resources', 'requests', resource).length + container.find('resources', 'limits', resource).length >
    0
  );
}
