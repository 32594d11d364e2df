import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { list, name, oneOf, optional, properties, type Rule, text, then, whole } from '../rules';
import { labels } from './labels';

/**
 * Which nodes pods may or should run on, by labels of the nodes and by what else runs there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export type Affinity = Manifest<k8s.Affinity>;

/** The operators of a requirement, by how many values they need: at least one, exactly one, none. */
const OF_LABELS = { In: 'some', NotIn: 'some', Exists: 'none', DoesNotExist: 'none' } as const;
const OF_NODES = { ...OF_LABELS, Gt: 'one', Lt: 'one' } as const;
const COUNTS = {
  some: { words: 'at least one', fits: (count: number) => count > 0 },
  one: { words: 'exactly one', fits: (count: number) => count === 1 },
  none: { words: 'no', fits: (count: number) => count === 0 },
} as const;

function requirements(operators: Readonly<Record<string, keyof typeof COUNTS>>, key: Rule): Rule {
  const shape = properties<k8s.NodeSelectorRequirement>({
    key,
    operator: oneOf(Object.keys(operators)),
    values: optional(list('strings', text)),
  });
  const counted: Rule = (value) => {
    const { operator, values = [] } = value as k8s.NodeSelectorRequirement;
    const { words, fits } = COUNTS[operators[operator] as keyof typeof COUNTS];
    return fits(values.length) ? [] : [{ path: 'values', value: values, allowed: `${words} value with ${operator}` }];
  };
  return list('{ key, operator, values }', then(shape, counted));
}

const labelSelector = properties<k8s.LabelSelector>({
  matchLabels: optional(labels),
  matchExpressions: optional(requirements(OF_LABELS, name('labelKey'))),
});

const nodeSelectorTerm = properties<k8s.NodeSelectorTerm>({
  matchExpressions: optional(requirements(OF_NODES, name('labelKey'))),
  matchFields: optional(requirements({ In: 'one', NotIn: 'one' }, oneOf(['metadata.name']))),
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
