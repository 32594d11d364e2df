import type * as k8s from '../../imports/k8s';
import { under } from '../fields';
import type { Manifest } from '../kubernetes';
import { is, list, name, oneOf, optional, properties, type Rule, text, then, whole } from '../rules';
import { labels } from './labels';

/**
 * Which nodes pods may or should run on, by labels of the nodes and by what else runs there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export type Affinity = Manifest<k8s.Affinity>;

const COUNTS = {
  some: { words: 'at least one', fits: (count: number) => count > 0 },
  one: { words: 'exactly one', fits: (count: number) => count === 1 },
  none: { words: 'no', fits: (count: number) => count === 0 },
} as const;

/** How many values an operator needs, and what each of them is. */
interface Operator {
  readonly count: keyof typeof COUNTS;
  readonly value: Rule;
}

const someLabels: Operator = { count: 'some', value: name('labelValue') };
const none: Operator = { count: 'none', value: text };
const oneNumber: Operator = { count: 'one', value: is("a whole number in digits, such as '4'", isDigits) };
const oneNode: Operator = { count: 'one', value: name('object') };

const OF_LABELS = { In: someLabels, NotIn: someLabels, Exists: none, DoesNotExist: none };
const OF_NODES = { ...OF_LABELS, Gt: oneNumber, Lt: oneNumber };
const OF_NODE_NAMES = { In: oneNode, NotIn: oneNode };

/** The scheduler takes an int64, and the API server what may be the value of a label. */
function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,18}$/.test(value);
}

function requirements(operators: Readonly<Record<string, Operator>>, key: Rule): Rule {
  const shape = properties<k8s.NodeSelectorRequirement>({
    key,
    operator: oneOf(Object.keys(operators)),
    values: optional(list('strings', text)),
  });
  const fitting: Rule = (given) => {
    const { operator, values = [] } = given as k8s.NodeSelectorRequirement;
    const { count, value } = operators[operator] as Operator;
    const { words, fits } = COUNTS[count];
    if (fits(values.length)) return under('values', list('', value)(values));
    return [{ path: 'values', value: values, allowed: `${words} value with ${operator}` }];
  };
  return list('{ key, operator, values }', then(shape, fitting));
}

const labelSelector = properties<k8s.LabelSelector>({
  matchLabels: optional(labels),
  matchExpressions: optional(requirements(OF_LABELS, name('labelKey'))),
});

const nodeSelectorTerm = properties<k8s.NodeSelectorTerm>({
  matchExpressions: optional(requirements(OF_NODES, name('labelKey'))),
  matchFields: optional(requirements(OF_NODE_NAMES, oneOf(['metadata.name']))),
});

const podAffinityTerm = properties<k8s.PodAffinityTerm>({
  labelSelector: optional(labelSelector),
  namespaceSelector: optional(labelSelector),
  namespaces: optional(list('names of namespaces', name('label'))),
  topologyKey: name('labelKey'),
});

const podAffinity = properties<k8s.PodAffinity>({
  requiredDuringSchedulingIgnoredDuringExecution: optional(list('terms', podAffinityTerm)),
  preferredDuringSchedulingIgnoredDuringExecution: optional(
    list('{ weight, podAffinityTerm }', properties({ weight: whole('weight'), podAffinityTerm })),
  ),
});

export const affinity = properties<k8s.Affinity>({
  nodeAffinity: optional(
    properties<k8s.NodeAffinity>({
      requiredDuringSchedulingIgnoredDuringExecution: optional(
        properties<k8s.NodeSelector>({ nodeSelectorTerms: list('terms', nodeSelectorTerm, 1) }),
      ),
      preferredDuringSchedulingIgnoredDuringExecution: optional(
        list('{ weight, preference }', properties({ weight: whole('weight'), preference: nodeSelectorTerm })),
      ),
    }),
  ),
  podAffinity: optional(podAffinity),
  podAntiAffinity: optional(podAffinity),
});
