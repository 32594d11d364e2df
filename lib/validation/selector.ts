import type { Field } from './field';

/** Pods that a selector may match. */
export interface SelectablePods {
  readonly labels: Field;
  hasLabel(key: string, value: unknown): boolean;
}

/** Pods with exactly these labels. */
export function withLabels(labels: Field): SelectablePods {
  return { labels, hasLabel: (key, value) => labels.at(key).raw === value };
}

/**
 * Whether a label selector matches pods. An empty one matches all.
 *
 * @param selector a label selector, with `matchLabels` and `matchExpressions`
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function matchesSelector(selector: Field, pods: SelectablePods): boolean {
  return (
    hasLabels(selector.at('matchLabels'), pods) &&
    selector.find('matchExpressions', '*').every((requirement) => meetsRequirement(requirement, pods))
  );
}

/** Whether pods have all labels of a map, such as the selector of a Service. */
export function hasLabels(labels: Field, pods: SelectablePods): boolean {
  return labels.entries().every(([key, { raw: value }]) => pods.hasLabel(key, value));
}

function meetsRequirement(requirement: Field, pods: SelectablePods): boolean {
  const key = requirement.at('key').scalar;
  const values = requirement.find('values', '*').map(({ raw: value }) => value);
  const has = values.some((value) => pods.hasLabel(key, value));
  const exists = pods.labels.at(key).raw !== undefined;
  switch (requirement.at('operator').raw) {
    case 'In':
      return has;
    case 'NotIn':
      return !has;
    case 'Exists':
      return exists;
    case 'DoesNotExist':
      return !exists;
    default:
      return false;
  }
}
