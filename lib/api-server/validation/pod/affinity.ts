import { ENUM_VALUES, RANGES, VALIDATED_SINCE } from '../../../kubernetes';
import { describeRange, type FieldRule, f } from '../../../validation';
import { labelSelectorRules, nodeRequirementRules, strictNodeRequirementRules } from '../labels';
import { affinityKeysRules, PREFERRED, REQUIRED } from './match-label-keys';

const weight: FieldRule = f.required(describeRange(RANGES.weight), f.integer(RANGES.weight));

const fieldRequirementRules: FieldRule = f.allOf(
  f.object({
    key: f.required(ENUM_VALUES.nodeField.join(', '), f.enumOf(ENUM_VALUES.nodeField)),
    operator: f.required('In or NotIn', f.enumOf(ENUM_VALUES.nodeFieldOperator)),
    values: f.array(f.name('object')),
  }),
  f.when(
    f.equals('operator', ...ENUM_VALUES.nodeFieldOperator),
    f.object({ values: f.refine((values) => values.items().length === 1, 'a list of one') }),
  ),
);

function nodeTermRules(requirement: FieldRule): FieldRule {
  return f.object({ matchExpressions: f.array(requirement), matchFields: f.array(fieldRequirementRules) });
}

const requiredNodeTermRules: FieldRule = f.since(
  VALIDATED_SINCE.nodeAffinityValues,
  nodeTermRules(strictNodeRequirementRules),
  nodeTermRules(nodeRequirementRules),
);

const podTermRules: FieldRule = f.allOf(
  f.object({
    labelSelector: labelSelectorRules,
    namespaces: f.array(f.name('label')),
    topologyKey: f.required('a label of nodes, such as kubernetes.io/hostname', f.name('labelKey')),
    namespaceSelector: labelSelectorRules,
  }),
  affinityKeysRules,
);

const podAffinityRules: FieldRule = f.object({
  [REQUIRED]: f.array(podTermRules),
  [PREFERRED]: f.array(f.object({ weight, podAffinityTerm: podTermRules })),
});

/**
 * The affinity of a pod to nodes and to other pods.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export const affinityRules: FieldRule = f.object({
  nodeAffinity: f.object({
    [REQUIRED]: f.optional(
      f.object({ nodeSelectorTerms: f.nonEmptyArray('the nodes that pods can run on', requiredNodeTermRules) }),
    ),
    [PREFERRED]: f.array(f.object({ weight, preference: nodeTermRules(nodeRequirementRules) })),
  }),
  podAffinity: podAffinityRules,
  podAntiAffinity: podAffinityRules,
});
