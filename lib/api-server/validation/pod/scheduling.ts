import { ENUM_VALUES, NAMES, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import {
  all,
  at,
  type Demand,
  distinct,
  each,
  inRange,
  isGiven,
  isSet,
  leftOut,
  named,
  needed,
  oneOf,
  where,
} from './demands';
import { labelSelector } from './labels';
import { spreadKeys } from './matched-keys';
import type { Pod } from './pod';

const isExists = (toleration: Field) => toleration.at('operator').raw === 'Exists';

/** The taints of nodes that pods bear. */
export const tolerations: Demand = each(
  'tolerations',
  at('key', where(isGiven, named(NAMES.labelKey))),
  at('operator', where(isGiven, oneOf(ENUM_VALUES.tolerationOperator))),
  at('effect', where(isGiven, oneOf(ENUM_VALUES.taintEffect))),
  where(
    (toleration) => !isGiven(toleration.at('key')) && !isExists(toleration),
    at('operator', (operator) => [operator.issue('Exists, where no key is given: all taints are meant')]),
  ),
  where(isExists, at('value', leftOut('the operator is Exists'))),
  where((toleration) => !isExists(toleration), at('value', named(NAMES.labelValue))),
  where(
    (toleration) => isSet(toleration.at('tolerationSeconds')) && toleration.at('effect').raw !== 'NoExecute',
    at('effect', (effect) => [effect.issue('NoExecute, where tolerationSeconds is given')]),
  ),
);

/** How evenly pods are spread. */
export function spreads(pod: Pod): Demand {
  return all(
    each(
      'topologySpreadConstraints',
      at('maxSkew', needed('a whole number of at least 1'), inRange(RANGES.positive)),
      at('topologyKey', needed('a label of nodes')),
      at(
        'whenUnsatisfiable',
        needed(ENUM_VALUES.whenUnsatisfiable.join(' or ')),
        where(isGiven, oneOf(ENUM_VALUES.whenUnsatisfiable)),
      ),
      at('minDomains', inRange(RANGES.positive)),
      where(
        (constraint) => constraint.at('whenUnsatisfiable').raw !== 'DoNotSchedule',
        at('minDomains', leftOut('only with whenUnsatisfiable: DoNotSchedule has it a meaning')),
      ),
      at('nodeAffinityPolicy', oneOf(ENUM_VALUES.nodeInclusionPolicy)),
      at('nodeTaintsPolicy', oneOf(ENUM_VALUES.nodeInclusionPolicy)),
      at('labelSelector', labelSelector),
      spreadKeys(pod),
    ),
    spreadOnce,
  );
}

function spreadOnce(spec: Field): readonly Issue[] {
  const constraints = spec.at('topologySpreadConstraints').items();
  return distinct(
    constraints.map((constraint) => constraint.at('topologyKey')),
    constraints.map(
      (constraint) => `${constraint.at('topologyKey').scalar} ${constraint.at('whenUnsatisfiable').scalar}`,
    ),
  );
}
