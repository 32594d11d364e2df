import { type Field, type Issue, isSet } from '../../../validation';
import { quantityOf } from '../quantity';
import { isHugePages } from '../resource-names';
import { podResourcesRules } from './resources';
import { isSidecar, type ValidatedPod } from './validated-pod';

/**
 * The resources of a whole pod, which must suffice for its containers.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function validatePodResources(pod: ValidatedPod): readonly Issue[] {
  const resources = pod.spec.at('resources');
  if (!isSet(resources)) return [];
  if (pod.os === 'windows') return [resources.issue('left out: the pod is for Windows')];
  const [limits, requests] = [resources.at('limits'), resources.at('requests')];
  return [
    ...podResourcesRules(resources, pod.version),
    ...requests.entries().flatMap(([name, request]) => validateTotal(pod, 'requests', name, request)),
    ...limits
      .entries()
      .filter(([name]) => isHugePages(name))
      .flatMap(([name, limit]) => validateTotal(pod, 'limits', name, limit)),
    ...pod.containers.flatMap((container) => validateContainerLimits(container, limits)),
  ];
}

function validateTotal(pod: ValidatedPod, list: string, name: string, quantity: Field): readonly Issue[] {
  const isLess = quantityOf(quantity) < computeTotal(pod, list, name);
  return isLess ? [quantity.issue(`at least the ${list} of all containers together`)] : [];
}

/**
 * The most of a resource that the containers have at once.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
function computeTotal(pod: ValidatedPod, list: string, name: string): number {
  const amountOf = (container: Field) => quantityOf(container.at('resources', list, name)) || 0;
  let [sidecars, most] = [0, 0];
  for (const container of pod.initContainers) {
    if (isSidecar(container)) sidecars += amountOf(container);
    else most = Math.max(most, sidecars + amountOf(container));
  }
  return Math.max(most, sidecars + pod.containers.reduce((sum, container) => sum + amountOf(container), 0));
}

function validateContainerLimits(container: Field, podLimits: Field): readonly Issue[] {
  return container
    .at('resources', 'limits')
    .entries()
    .filter(([name, limit]) => quantityOf(limit) > quantityOf(podLimits.at(name)))
    .map(([name, limit]) => limit.issue(`at most the limit of the pod, ${podLimits.at(name).scalar}`));
}
