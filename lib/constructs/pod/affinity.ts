import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { nestIssues, type Rule, v } from '../../validation';
import { labelsRule } from '../labels';

/**
 * Node affinity, pod affinity and pod anti-affinity, as in a manifest.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export type Affinity = ManifestOf<k8s.Affinity>;

/** How many values the operator of a requirement takes, and which. */
interface Operator {
  readonly isCountAllowed: (count: number) => boolean;
  /** The allowed count, for messages. */
  readonly allowedCount: string;
  readonly valueRule: Rule;
}

function atLeastOneValue(valueRule: Rule): Operator {
  return { isCountAllowed: (count) => count > 0, allowedCount: 'at least one value', valueRule };
}

function exactlyOneValue(valueRule: Rule): Operator {
  return { isCountAllowed: (count) => count === 1, allowedCount: 'exactly one value', valueRule };
}

const noValue: Operator = { isCountAllowed: (count) => count === 0, allowedCount: 'no value', valueRule: v.text };
const labelValues = atLeastOneValue(v.name('labelValue'));
/** The scheduler parses an int64, and the API server requires a label value. */
const oneInteger = exactlyOneValue(
  v.refine((value) => typeof value === 'string' && /^\d{1,18}$/.test(value), "a whole number in digits, such as '4'"),
);
const oneNodeName = exactlyOneValue(v.name('object'));

type Operators = ReadonlyMap<string, Operator>;

const labelOperators: Operators = new Map([
  ['In', labelValues],
  ['NotIn', labelValues],
  ['Exists', noValue],
  ['DoesNotExist', noValue],
]);
const nodeLabelOperators: Operators = new Map([...labelOperators, ['Gt', oneInteger], ['Lt', oneInteger]]);
const nodeNameOperators: Operators = new Map([
  ['In', oneNodeName],
  ['NotIn', oneNodeName],
]);

/** Accepts a list of requirements whose values fit their operators. */
function requirementsRule(operators: Operators, keyRule: Rule): Rule {
  const requirementRule = v.object<k8s.NodeSelectorRequirement>({
    key: keyRule,
    operator: v.enumOf([...operators.keys()]),
    values: v.optional(v.array('strings', v.text)),
  });
  const valuesRules = [...operators].map(([name, operator]) => valuesRule(name, operator));
  return v.array('{ key, operator, values }', v.pipe(requirementRule, v.allOf(...valuesRules)));
}

/** Accepts requirements whose values fit this operator, and requirements with other operators. */
function valuesRule(name: string, { isCountAllowed, allowedCount, valueRule }: Operator): Rule {
  return (requirement) => {
    const { operator, values = [] }: k8s.NodeSelectorRequirement = Object(requirement);
    if (operator !== name) return [];
    if (isCountAllowed(values.length)) return nestIssues('values', v.array('values', valueRule)(values));
    return [{ path: 'values', value: values, allowed: `${allowedCount} with ${operator}` }];
  };
}

const labelSelectorRule = v.object<k8s.LabelSelector>({
  matchLabels: v.optional(labelsRule),
  matchExpressions: v.optional(requirementsRule(labelOperators, v.name('labelKey'))),
});

const nodeSelectorTermRule = v.object<k8s.NodeSelectorTerm>({
  matchExpressions: v.optional(requirementsRule(nodeLabelOperators, v.name('labelKey'))),
  matchFields: v.optional(requirementsRule(nodeNameOperators, v.enumOf(['metadata.name']))),
});

const podAffinityTermRule = v.object<k8s.PodAffinityTerm>({
  labelSelector: v.optional(labelSelectorRule),
  namespaceSelector: v.optional(labelSelectorRule),
  namespaces: v.optional(v.array('names of namespaces', v.name('label'))),
  topologyKey: v.name('labelKey'),
});

const podAffinityRule = v.object<k8s.PodAffinity>({
  requiredDuringSchedulingIgnoredDuringExecution: v.optional(v.array('terms', podAffinityTermRule)),
  preferredDuringSchedulingIgnoredDuringExecution: v.optional(
    v.array(
      '{ weight, podAffinityTerm }',
      v.object({ weight: v.integer(RANGES.weight), podAffinityTerm: podAffinityTermRule }),
    ),
  ),
});

export const affinityRule = v.object<k8s.Affinity>({
  nodeAffinity: v.optional(
    v.object<k8s.NodeAffinity>({
      requiredDuringSchedulingIgnoredDuringExecution: v.optional(
        v.object<k8s.NodeSelector>({ nodeSelectorTerms: v.nonEmptyArray('terms', nodeSelectorTermRule) }),
      ),
      preferredDuringSchedulingIgnoredDuringExecution: v.optional(
        v.array(
          '{ weight, preference }',
          v.object({ weight: v.integer(RANGES.weight), preference: nodeSelectorTermRule }),
        ),
      ),
    }),
  ),
  podAffinity: v.optional(podAffinityRule),
  podAntiAffinity: v.optional(podAffinityRule),
});
