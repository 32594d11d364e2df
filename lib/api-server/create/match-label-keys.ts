import {
  isObject,
  isOlder,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  LATER_POD_RULES,
  mapOf,
} from '../../kubernetes';

const AFFINITY_TERMS = [
  'requiredDuringSchedulingIgnoredDuringExecution',
  'preferredDuringSchedulingIgnoredDuringExecution',
];

/**
 * A Pod whose selectors have the values of its own labels that its `matchLabelKeys` and `mismatchLabelKeys` name.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function mergeMatchLabelKeys(pod: JsonObject, version: KubernetesVersion): JsonObject {
  const [spec, labels] = [mapOf(pod.spec), mapOf(mapOf(pod.metadata).labels)];
  const isMergedInSpread = !isOlder(version, LATER_POD_RULES.spreadKeysMerged);
  const { affinity, topologySpreadConstraints: spreads } = spec;
  return {
    ...pod,
    spec: {
      ...spec,
      ...(isObject(affinity) && { affinity: mergeInAffinity(affinity, labels) }),
      ...(Array.isArray(spreads) &&
        isMergedInSpread && { topologySpreadConstraints: spreads.map((one) => mergeInTerm(one, labels)) }),
    },
  };
}

function mergeInAffinity(affinity: JsonObject, labels: JsonObject): JsonObject {
  const ofPods = ['podAffinity', 'podAntiAffinity'].filter((name) => isObject(affinity[name]));
  const merged = ofPods.map((name) => {
    const rules = mapOf(affinity[name]);
    const lists = AFFINITY_TERMS.filter((list) => Array.isArray(rules[list]));
    const terms = lists.map((list) => [
      list,
      (rules[list] as readonly Json[]).map((term) => mergeInWeighted(term, labels)),
    ]);
    return [name, { ...rules, ...Object.fromEntries(terms) }];
  });
  return { ...affinity, ...Object.fromEntries(merged) };
}

function mergeInWeighted(term: Json, labels: JsonObject): Json {
  const isWeighted = isObject(term) && isObject(term.podAffinityTerm);
  return isWeighted
    ? { ...term, podAffinityTerm: mergeInTerm(term.podAffinityTerm as Json, labels) }
    : mergeInTerm(term, labels);
}

function mergeInTerm(term: Json, labels: JsonObject): Json {
  if (!isObject(term) || !isObject(term.labelSelector)) return term;
  const added = [
    ...labelExpressions(term.matchLabelKeys, 'In', labels),
    ...labelExpressions(term.mismatchLabelKeys, 'NotIn', labels),
  ];
  if (added.length === 0) return term;
  const { matchExpressions = [] } = term.labelSelector;
  const expressions = [...(matchExpressions as readonly Json[]), ...added];
  return { ...term, labelSelector: { ...term.labelSelector, matchExpressions: expressions } };
}

function labelExpressions(keys: Json | undefined, operator: string, labels: JsonObject): JsonObject[] {
  const present = Array.isArray(keys) ? keys.filter((key) => Object.hasOwn(labels, String(key))) : [];
  return present.map((key) => ({ key, operator, values: [labels[String(key)] as Json] }));
}
