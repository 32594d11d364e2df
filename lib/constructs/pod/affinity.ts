import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { nestIssues, type Rule, v } from '../../validation';

import { labelsRule } from '../labels';

/**
 * Which nodes pods may or should run on, by labels of the nodes and by what else runs there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export type Affinity = Manifest<k8s.Affinity>;

const VALUE_COUNTS = {
  some: { words: 'at least one', fits: (count: number) => count > 0 },
  one: { words: 'exactly one', fits: (count: number) => count === 1 },
  none: { words: 'no', fits: (count: number) => count === 0 },
} as const;

/** How many values an operator needs, and what each of them is. */
interface Operator {
  readonly count: keyof typeof VALUE_COUNTS;
  readonly value: Rule;
}

const someLabels: Operator = { count: 'some', value: v.name('labelValue') };
const none: Operator = { count: 'none', value: v.text };
const oneNumber: Operator = { count: 'one', value: v.refine(isDigits, "a whole number in digits, such as '4'") };
const oneNode: Operator = { count: 'one', value: v.name('object') };

const LABEL_OPERATORS = { In: someLabels, NotIn: someLabels, Exists: none, DoesNotExist: none };
const NODE_LABEL_OPERATORS = { ...LABEL_OPERATORS, Gt: oneNumber, Lt: oneNumber };
const NODE_NAME_OPERATORS = { In: oneNode, NotIn: oneNode };

/** The scheduler takes an int64, and the API server what may be the value of a label. */
function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,18}$/.test(value);
}

function requirementsRule(operators: Readonly<Record<string, Operator>>, key: Rule): Rule {
  const shape = v.object<k8s.NodeSelectorRequirement>({
    key,
    operator: v.enumOf(Object.keys(operators)),
    values: v.optional(v.array('strings', v.text)),
  });
  const fitting: Rule = (given) => {
    const { operator, values = [] } = given as k8s.NodeSelectorRequirement;
    const { count, value } = operators[operator] as Operator;
    const { words, fits } = VALUE_COUNTS[count];
    if (fits(values.length)) return nestIssues('values', v.array('', value)(values));
    return [{ path: 'values', value: values, allowed: `${words} value with ${operator}` }];
  };
  return v.array('{ key, operator, values }', v.pipe(shape, fitting));
}

const labelSelectorRule = v.object<k8s.LabelSelector>({
  matchLabels: v.optional(labelsRule),
  matchExpressions: v.optional(requirementsRule(LABEL_OPERATORS, v.name('labelKey'))),
});

const nodeSelectorTermRule = v.object<k8s.NodeSelectorTerm>({
  matchExpressions: v.optional(requirementsRule(NODE_LABEL_OPERATORS, v.name('labelKey'))),
  matchFields: v.optional(requirementsRule(NODE_NAME_OPERATORS, v.enumOf(['metadata.name']))),
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
        v.object<k8s.NodeSelector>({ nodeSelectorTerms: v.array('terms', nodeSelectorTermRule, 1) }),
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
