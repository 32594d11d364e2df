import {
  isObject,
  isOlder,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  listOf,
  mapOf,
  objectOf,
  VALIDATED_SINCE,
} from '../../kubernetes';

const AFFINITIES = ['podAffinity', 'podAntiAffinity'];
const AFFINITY_TERMS = [
  'requiredDuringSchedulingIgnoredDuringExecution',
  'preferredDuringSchedulingIgnoredDuringExecution',
];

/**
 * Adds the labels that `matchLabelKeys` and `mismatchLabelKeys` of a Pod name to the label selectors beside them, with
 * the values that the Pod has.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function mergeMatchLabelKeys(pod: JsonObject, version: KubernetesVersion): JsonObject {
  const labels = mapOf(mapOf(pod.metadata).labels);
  const mergeInTerm = (term: Json) => mergeInSelector(term, labels);
  const mergeInAffinity = (affinity: Json) =>
    changeFields(affinity, AFFINITY_TERMS, (terms) => listOf(terms).map((term) => mergeInWeighted(term, mergeInTerm)));
  const hasSpreadMerged = !isOlder(version, VALIDATED_SINCE.spreadKeysMerged);
  const spec = changeFields(pod.spec, ['affinity'], (affinity) => changeFields(affinity, AFFINITIES, mergeInAffinity));
  return {
    ...pod,
    spec: hasSpreadMerged
      ? changeFields(spec, ['topologySpreadConstraints'], (terms) => listOf(terms).map(mergeInTerm))
      : spec,
  };
}

/** Changes these fields of a map, if it has them. */
function changeFields(value: Json | undefined, names: readonly string[], change: (value: Json) => Json): JsonObject {
  return objectOf(
    Object.entries(mapOf(value)).map(([name, member]) => [name, names.includes(name) ? change(member) : member]),
  );
}

/** A preferred term has the term proper in `podAffinityTerm`. */
function mergeInWeighted(term: Json, mergeInTerm: (term: Json) => Json): Json {
  const isWeighted = isObject(term) && isObject(term.podAffinityTerm);
  return isWeighted ? changeFields(term, ['podAffinityTerm'], mergeInTerm) : mergeInTerm(term);
}

function mergeInSelector(term: Json, labels: JsonObject): Json {
  if (!isObject(term) || !isObject(term.labelSelector)) return term;
  const added = [
    ...labelExpressions(term.matchLabelKeys, 'In', labels),
    ...labelExpressions(term.mismatchLabelKeys, 'NotIn', labels),
  ];
  if (added.length === 0) return term;
  const matchExpressions = [...listOf(term.labelSelector.matchExpressions), ...added];
  return { ...term, labelSelector: { ...term.labelSelector, matchExpressions } };
}

/** An expression for each key that the Pod has as a label. */
function labelExpressions(keys: Json | undefined, operator: string, labels: JsonObject): JsonObject[] {
  return listOf(keys).flatMap((key) => {
    const value = labels[String(key)];
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
}
