import fc from 'fast-check';
import type * as k8s from '../../imports/k8s';
import type { SchedulingProps, Toleration, TopologySpread } from '../../lib/constructs';
import { labelKey, labelName, labelValue, objectName } from './names';
import { type ArbitrariesOf, anyOf, listOf, mapOf, props, record, seconds, wholeNumber } from './props';

const toleration = props<Toleration>({
  key: labelKey,
  value: labelValue,
  effect: anyOf('NoExecute', 'NoSchedule', 'PreferNoSchedule'),
  duration: seconds(0),
}).map((one: Partial<Toleration>) => ({
  ...one,
  ...(one.value !== undefined && { key: one.key ?? 'key' }),
  ...(one.duration !== undefined && { effect: 'NoExecute' }),
}));

const spreads = fc.uniqueArray(
  props<TopologySpread>(
    {
      topologyKey: labelKey,
      maxSkew: wholeNumber(1, 2 ** 31 - 1),
      whenUnsatisfiable: anyOf('DoNotSchedule', 'ScheduleAnyway'),
    },
    'topologyKey',
  ),
  { maxLength: 3, selector: (one) => (one as TopologySpread).topologyKey },
);

const integer = fc.nat().map(String);

const requirement = (key: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc.oneof(
    record({ key, operator: anyOf('In', 'NotIn'), values: listOf(value, 1) }),
    record({ key, operator: anyOf('Exists', 'DoesNotExist') }),
  );
const nodeRequirement = fc.oneof(
  requirement(labelKey, labelValue),
  record({ key: labelKey, operator: anyOf('Gt', 'Lt'), values: fc.tuple(integer) }),
);
const nodeName = record({
  key: anyOf('metadata.name'),
  operator: anyOf('In', 'NotIn'),
  values: fc.tuple(objectName),
});

const nodeTerm = props<k8s.NodeSelectorTerm>({
  matchExpressions: listOf(nodeRequirement),
  matchFields: listOf(nodeName),
});
const labelSelector = props<k8s.LabelSelector>({
  matchLabels: mapOf(labelKey, labelValue),
  matchExpressions: listOf(requirement(labelKey, labelValue)),
});
const podTerm = props<Pick<k8s.PodAffinityTerm, 'labelSelector' | 'namespaceSelector' | 'namespaces' | 'topologyKey'>>(
  { labelSelector, namespaceSelector: labelSelector, namespaces: listOf(labelName), topologyKey: labelKey },
  'topologyKey',
);
const podAffinity = props<k8s.PodAffinity>({
  requiredDuringSchedulingIgnoredDuringExecution: listOf(podTerm),
  preferredDuringSchedulingIgnoredDuringExecution: listOf(
    record({ weight: wholeNumber(1, 100), podAffinityTerm: podTerm }),
  ),
});

/** Arbitraries of the properties that choose nodes for pods. */
export const SCHEDULING: ArbitrariesOf<SchedulingProps> = {
  nodeSelector: mapOf(labelKey, labelValue),
  tolerations: listOf(toleration),
  affinity: props<k8s.Affinity>({
    nodeAffinity: props<k8s.NodeAffinity>({
      requiredDuringSchedulingIgnoredDuringExecution: record({ nodeSelectorTerms: listOf(nodeTerm, 1) }),
      preferredDuringSchedulingIgnoredDuringExecution: listOf(
        record({ weight: wholeNumber(1, 100), preference: nodeTerm }),
      ),
    }),
    podAffinity,
    podAntiAffinity: podAffinity,
  }),
  topologySpread: spreads,
  priorityClassName: anyOf('high', 'very.high'),
};
