import { VALIDATED_SINCE } from '../../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../../validation';
import type { ValidatedPod } from './validated-pod';

/** The field of the affinity terms that nodes must satisfy. */
export const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
/** The field of the affinity terms that the scheduler weighs. */
export const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const IN_SELECTOR = 'a key that labelSelector does not have already';

const keysRules: FieldRule = f.array(f.name('labelKey'));

const hasSelector = f.has('labelSelector');

/**
 * The label keys in an affinity term whose values the API server takes from the pod.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export const affinityKeysRules: FieldRule = f.allOf(
  f.when(hasSelector, f.object({ matchLabelKeys: keysRules, mismatchLabelKeys: keysRules })),
  f.when(
    f.not(hasSelector),
    f.object({
      matchLabelKeys: f.forbidden('there is no labelSelector'),
      mismatchLabelKeys: f.forbidden('there is no labelSelector'),
    }),
  ),
  rejectKeysInBothLists,
);

/**
 * The same in a topology spread constraint. Versions that don't add the keys to the selector reject keys that it has.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const spreadKeysRules: FieldRule = f.allOf(
  f.when(hasSelector, f.object({ matchLabelKeys: keysRules })),
  f.when(f.not(hasSelector), f.object({ matchLabelKeys: f.forbidden('there is no labelSelector') })),
  f.since(VALIDATED_SINCE.spreadKeysMerged, f.any, (constraint) =>
    rejectKeys(constraint, (key) => countInSelector(constraint, key) > 0),
  ),
);

/** Rejects keys that a selector has more than once, after the API server has added them to the selectors of a Pod. */
export function validateMatchLabelKeys(pod: ValidatedPod): readonly Issue[] {
  const { spec } = pod;
  const affinities = [spec.at('affinity', 'podAffinity'), spec.at('affinity', 'podAntiAffinity')];
  const selecting = [
    ...affinities.flatMap((affinity) => [
      ...affinity.find(REQUIRED, '*'),
      ...affinity.find(PREFERRED, '*', 'podAffinityTerm'),
    ]),
    ...(pod.hasRule('spreadKeysMerged') ? spec.find('topologySpreadConstraints', '*') : []),
  ];
  return selecting.flatMap((term) =>
    rejectKeys(term, (key) => countInSelector(term, key) + countAdded(pod, term, key) > 1),
  );
}

function rejectKeys(term: Field, isRepeated: (key: string) => boolean): readonly Issue[] {
  if (!isSet(term.at('labelSelector'))) return [];
  return term
    .find('matchLabelKeys', '*')
    .filter(({ scalar }) => isRepeated(scalar))
    .map((key) => key.issue(IN_SELECTOR));
}

function countInSelector(term: Field, key: string): number {
  const selector = term.at('labelSelector');
  const expressions = selector.find('matchExpressions', '*', 'key').filter(({ raw }) => raw === key);
  return expressions.length + (isSet(selector.at('matchLabels', key)) ? 1 : 0);
}

/** How often the API server adds the key to the selector: for each mention, if the Pod has the label. */
function countAdded(pod: ValidatedPod, term: Field, key: string): number {
  if (!pod.isPod || !isSet(pod.metadata.at('labels', key))) return 0;
  return term.find('matchLabelKeys', '*').filter(({ raw }) => raw === key).length;
}

function rejectKeysInBothLists(term: Field): readonly Issue[] {
  const others = term.find('mismatchLabelKeys', '*').map(({ raw }) => raw);
  return term
    .find('matchLabelKeys', '*')
    .filter(({ raw }) => others.includes(raw))
    .map((key) => key.issue('in matchLabelKeys or in mismatchLabelKeys, not in both'));
}
