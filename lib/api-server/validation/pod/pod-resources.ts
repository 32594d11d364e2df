import { HUGE_PAGES_PREFIX } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { amount } from './amounts';
import { all, at, isSet, leftOut } from './demands';
import type { Pod } from './pod';
import { podBounds } from './resources';

/**
 * What a pod asks for as a whole is enough for its containers.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function podResourceProblems(pod: Pod): readonly Issue[] {
  const resources = pod.spec.at('resources');
  if (!isSet(resources)) return [];
  if (pod.os === 'windows') return leftOut('the pod is for Windows')(resources);
  return [
    ...all(podBounds, at('claims', leftOut('claims belong to containers')))(resources),
    ...enough(pod, resources.at('requests'), 'requests', () => true),
    ...enough(pod, resources.at('limits'), 'limits', (name) => name.startsWith(HUGE_PAGES_PREFIX)),
    ...limitsOfContainers(pod, resources.at('limits')),
  ];
}

function enough(pod: Pod, list: Field, bound: string, counts: (name: string) => boolean): Issue[] {
  return list
    .entries()
    .filter(([name, quantity]) => counts(name) && total(pod, bound, name) > amount(quantity))
    .map(([, quantity]) => quantity.issue(`at least what the containers have together, ${bound} of resources each`));
}

/** What the containers need at once: sidecars go on while the others run, other init containers end before. */
function total(pod: Pod, bound: string, name: string): number {
  const of = (container: Field) => amount(container.at('resources', bound, name)) || 0;
  let [sidecars, most] = [0, 0];
  for (const container of pod.initContainers) {
    if (container.at('restartPolicy').raw === 'Always') sidecars += of(container);
    else most = Math.max(most, sidecars + of(container));
  }
  return Math.max(most, sidecars + pod.containers.reduce((sum, container) => sum + of(container), 0));
}

function limitsOfContainers(pod: Pod, limits: Field): Issue[] {
  return pod.containers.flatMap((container) =>
    container
      .at('resources', 'limits')
      .entries()
      .filter(([name, limit]) => amount(limit) > amount(limits.at(name)))
      .map(([name, limit]) => limit.issue(`at most the limit of the pod, ${limits.at(name).scalar}`)),
  );
}
