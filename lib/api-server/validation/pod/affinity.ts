import { ENUM_VALUES, NAMES, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { all, at, type Demand, each, inRange, isGiven, named, needed, oneOf, where, within } from './demands';
import { labelSelector, nodeRequirement } from './labels';
import { matchedKeys } from './matched-keys';
import type { Pod } from './pod';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const weight = at('weight', needed('a whole number from 1 to 100'), inRange(RANGES.weight));

/** Where pods are drawn to, and where they are kept from. */
export function affinity(pod: Pod): Demand {
  const term = podTerm(pod);
  const ofPods = all(each(REQUIRED, term), each(PREFERRED, weight, at('podAffinityTerm', term)));
  return within(
    'affinity',
    within(
      'nodeAffinity',
      within(
        REQUIRED,
        at('nodeSelectorTerms', needed('at least one of them')),
        each('nodeSelectorTerms', nodeTerm(pod.has('nodeAffinityValues'))),
      ),
      each(PREFERRED, weight, at('preference', nodeTerm(false))),
    ),
    at('podAffinity', ofPods),
    at('podAntiAffinity', ofPods),
  );
}

function nodeTerm(areValues: boolean): Demand {
  return all(
    each('matchExpressions', nodeRequirement(areValues)),
    each(
      'matchFields',
      at('key', needed(), where(isGiven, oneOf(ENUM_VALUES.nodeField))),
      at('operator', needed(), where(isGiven, oneOf(ENUM_VALUES.nodeFieldOperator))),
      where(
        (one) => ENUM_VALUES.nodeFieldOperator.some((operator) => one.at('operator').raw === operator),
        at('values', onlyOne),
      ),
      (one) => one.find('values', '*').flatMap(named(NAMES.object)),
    ),
  );
}

function onlyOne(values: Field): Issue[] {
  return values.items().length === 1 ? [] : [values.issue('a list of one')];
}

function podTerm(pod: Pod): Demand {
  return all(
    at('topologyKey', needed('a label of nodes'), where(isGiven, named(NAMES.labelKey))),
    at('labelSelector', labelSelector),
    at('namespaceSelector', labelSelector),
    (term) => term.find('namespaces', '*').flatMap(named(NAMES.label)),
    matchedKeys(pod, 'matchLabelKeys'),
    matchedKeys(pod, 'mismatchLabelKeys'),
    notBoth,
  );
}

/** A label can't be to match and not to match. */
function notBoth(term: Field): Issue[] {
  const others = term.find('mismatchLabelKeys', '*').map(({ raw: value }) => value);
  return term
    .find('matchLabelKeys', '*')
    .filter((key) => others.includes(key.raw))
    .map((key) => key.issue('in matchLabelKeys or in mismatchLabelKeys, not in both'));
}
