import { isOlder, type KubernetesVersion, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';

/** Immutable fields of a StatefulSet. The API server does not validate them when it updates one. */
const NOT_VALIDATED = /^spec\.(serviceName$|volumeClaimTemplates)/;
const IN_POD_TEMPLATE = /^spec\.template\b/;

/**
 * Drops the problems of an updated object that the API server tolerates. An older version may have stored a
 * StatefulSet that this version rejects. If its spec is invalid, its pod template may change to another invalid one.
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
  return problems.filter(({ path }) => !NOT_VALIDATED.test(path) && !(wasInvalid && IN_POD_TEMPLATE.test(path)));
}
