import { isOlder, type KubernetesVersion, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';

/** Fields of a StatefulSet that no update can change: what is wrong with them is no reason to reject one. */
const NOT_VALIDATED = /^spec\.(serviceName$|volumeClaimTemplates)/;
const OF_TEMPLATE = /^spec\.template\b/;

/**
 * The problems of an updated object without those that the API server tolerates. An older version may have stored a
 * StatefulSet that this one rejects. As long as its spec is invalid anywhere, its pod template may change into
 * another invalid one.
 *
 * @param validate finds the problems of an object
 */
export function dropToleratedProblems(
  problems: readonly Issue[],
  before: Field,
  version: KubernetesVersion,
  validate: (object: Field) => readonly Issue[],
): readonly Issue[] {
  const isTolerant = before.at('kind').raw === 'StatefulSet' && !isOlder(version, VALIDATED_SINCE.wholeStatefulSets);
  if (!isTolerant || problems.length === 0) return problems;
  const wasInvalid = validate(before).some(({ path }) => path.startsWith('spec.') && !NOT_VALIDATED.test(path));
  return problems.filter(({ path }) => !NOT_VALIDATED.test(path) && !(wasInvalid && OF_TEMPLATE.test(path)));
}
