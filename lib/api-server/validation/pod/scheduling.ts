import { ENUM_VALUES, RANGES } from '../../../kubernetes';
import { describeEnum, type Field, type FieldRule, f, isNonEmpty } from '../../../validation';
import { labelSelectorRules } from '../labels';
import { spreadKeysRules } from './match-label-keys';

const isExists = f.equals('operator', 'Exists');

/**
 * A toleration of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const tolerationRules: FieldRule = f.allOf(
  f.object({
    key: f.emptyOr(f.name('labelKey')),
    operator: f.emptyOr(f.enumOf(ENUM_VALUES.tolerationOperator)),
    effect: f.emptyOr(f.enumOf(ENUM_VALUES.taintEffect)),
  }),
  f.when(
    (toleration) => !isNonEmpty(toleration.at('key')),
    f.object({
      operator: f.refine(({ raw }) => raw === 'Exists', 'Exists: no key is given, so all taints are tolerated'),
    }),
  ),
  f.when(isExists, f.object({ value: f.forbidden('the operator is Exists') })),
  f.when(f.not(isExists), f.object({ value: f.optional(f.name('labelValue')) })),
  f.when(
    f.has('tolerationSeconds'),
    f.object({ effect: f.refine(({ raw }) => raw === 'NoExecute', 'NoExecute: tolerationSeconds is given') }),
  ),
);

const constraintRules: FieldRule = f.allOf(
  f.object({
    maxSkew: f.required('by how many pods domains may differ, at least 1', f.integer(RANGES.positive)),
    topologyKey: f.required('a label of nodes, such as topology.kubernetes.io/zone'),
    whenUnsatisfiable: f.required(describeEnum(ENUM_VALUES.whenUnsatisfiable), f.enumOf(ENUM_VALUES.whenUnsatisfiable)),
    labelSelector: labelSelectorRules,
    minDomains: f.optional(f.integer(RANGES.positive)),
    nodeAffinityPolicy: f.optional(f.enumOf(ENUM_VALUES.nodeInclusionPolicy)),
    nodeTaintsPolicy: f.optional(f.enumOf(ENUM_VALUES.nodeInclusionPolicy)),
  }),
  f.when(
    f.not(f.equals('whenUnsatisfiable', 'DoNotSchedule')),
    f.object({ minDomains: f.forbidden('only a constraint with whenUnsatisfiable: DoNotSchedule has it') }),
  ),
  spreadKeysRules,
);

/**
 * The topology spread constraints of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const topologySpreadRules: FieldRule = f.allOf(
  f.array(constraintRules),
  f.uniqueBy(
    'topologyKey',
    (constraint: Field) => `${constraint.at('topologyKey').scalar} ${constraint.at('whenUnsatisfiable').scalar}`,
  ),
);
