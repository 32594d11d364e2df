import type { Field } from '../validation';

import { listed, ordinalsOf } from './ordinals';

/** The pods that a StatefulSet should have, lowest ordinal first. */
export function podNames(statefulSet: Field): string[] {
  return listed(ordinalsOf(statefulSet)).map((ordinal) => podName(statefulSet, ordinal));
}

/** The names of a StatefulSet's claim templates. */
export function claimTemplates(statefulSet: Field): string[] {
  return statefulSet.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name').map(({ scalar: word }) => word);
}

/** The claims that the pod of an ordinal has of its own, one by each template. */
export function claimNames(statefulSet: Field, ordinal: number): string[] {
  return claimTemplates(statefulSet).map((template) => claimName(template, podName(statefulSet, ordinal)));
}

/** The claim that a pod has by a template. */
export function claimName(template: string, pod: string): string {
  return `${template}-${pod}`;
}

function podName(statefulSet: Field, ordinal: number): string {
  return `${statefulSet.at('metadata', 'name').scalar}-${ordinal}`;
}
