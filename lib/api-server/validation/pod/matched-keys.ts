import { NAMES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { all, at, type Demand, isSet, leftOut, named, where } from './demands';
import type { Pod } from './pod';

/**
 * Keys of labels in which other pods are to be like this one, or unlike it. Of a Pod the API server makes expressions
 * of its selector from them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function matchedKeys(pod: Pod, list: 'matchLabelKeys' | 'mismatchLabelKeys'): Demand {
  return all(
    keysOfSelector(list),
    where(
      () => list === 'matchLabelKeys',
      (term) => repeated(term, (key) => timesIn(term, key) + timesAdded(pod, term, key) > 1),
    ),
  );
}

/** The same of a topology spread: a version that puts nothing into the selector refuses what is in it already. */
export function spreadKeys(pod: Pod): Demand {
  if (pod.has('spreadKeysMerged')) return matchedKeys(pod, 'matchLabelKeys');
  return all(keysOfSelector('matchLabelKeys'), (constraint) =>
    repeated(constraint, (key) => timesIn(constraint, key) > 0),
  );
}

function keysOfSelector(list: string): Demand {
  return all(
    where((term) => !isSet(term.at('labelSelector')), at(list, leftOut('there is no labelSelector'))),
    where(
      (term) => isSet(term.at('labelSelector')),
      (term) => term.find(list, '*').flatMap(named(NAMES.labelKey)),
    ),
  );
}

function repeated(term: Field, isRepeated: (key: string) => boolean): Issue[] {
  return term
    .find('matchLabelKeys', '*')
    .filter(({ scalar: word }) => isSet(term.at('labelSelector')) && isRepeated(word))
    .map((key) => key.issue('a key that labelSelector does not have already'));
}

function timesIn(term: Field, key: string): number {
  const selector = term.at('labelSelector');
  const expressions = selector.find('matchExpressions', '*', 'key').filter(({ raw: value }) => value === key);
  return expressions.length + (isSet(selector.at('matchLabels', key)) ? 1 : 0);
}

function timesAdded(pod: Pod, term: Field, key: string): number {
  if (!pod.isPod || !isSet(pod.metadata.at('labels', key))) return 0;
  return term.find('matchLabelKeys', '*').filter(({ raw: value }) => value === key).length;
}
