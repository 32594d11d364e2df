import type { FieldReader } from './field-reader';

/** Pods that a selector may match. */
export interface SelectablePods {
  readonly labels: FieldReader;
  hasLabel(key: string, value: unknown): boolean;
}

/** Pods that have exactly these labels. */
export function toSelectablePods(labels: FieldReader): SelectablePods {
  return { labels, hasLabel: (key, value) => labels.at(key).raw === value };
}

/**
 * Whether a label selector, with `matchLabels` and `matchExpressions`, matches pods. An empty one matches all pods. One
 * that is missing matches none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function matchesSelector(selector: FieldReader, pods: SelectablePods): boolean {
  if (selector.raw === undefined || selector.raw === null) return false;
  return (
    hasLabels(selector.at('matchLabels'), pods) &&
    selector.find('matchExpressions', '*').every((requirement) => meetsRequirement(requirement, pods))
  );
}

/** Whether a label selector is missing or empty. */
export function isEmptySelector(selector: FieldReader): boolean {
  return selector.at('matchLabels').entries().length + selector.find('matchExpressions', '*').length === 0;
}

/**
 * Whether the selector of a Service, a map of labels, matches pods. One that is missing or empty matches none: somebody
 * else writes the EndpointSlices then.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function matchesServiceSelector(selector: FieldReader, pods: SelectablePods): boolean {
  return selector.entries().length > 0 && hasLabels(selector, pods);
}

function hasLabels(labels: FieldReader, pods: SelectablePods): boolean {
  return labels.entries().every(([key, { raw }]) => pods.hasLabel(key, raw));
}

function meetsRequirement(requirement: FieldReader, pods: SelectablePods): boolean {
  const key = requirement.at('key').scalar;
  const hasValue = requirement.find('values', '*').some(({ raw }) => pods.hasLabel(key, raw));
  const hasKey = pods.labels.at(key).raw !== undefined;
  switch (requirement.at('operator').raw) {
    case 'In':
      return hasValue;
    case 'NotIn':
      return !hasValue;
    case 'Exists':
      return hasKey;
    case 'DoesNotExist':
      return !hasKey;
    default:
      return false;
  }
}
