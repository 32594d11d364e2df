import { claimNames, includesOrdinal, listOrdinals, type OrdinalRange, ordinalsOf } from '../../kubernetes';
import type { Field } from '../../validation';
import type { ClaimReport } from '../report';

/** Lists the names of the claims of a StatefulSet's pods, from the first pod to the last. */
export function listClaimNames(statefulSet: Field): string[] {
  return listOrdinals(ordinalsOf(statefulSet)).flatMap((ordinal) => claimNames(statefulSet, ordinal));
}

/**
 * Reports what happens to each claim of a StatefulSet. Claims of pods that are scaled away are kept, unless the
 * retention policy after the apply says to delete them.
 *
 * @param before the ordinals of the pods before the apply
 * @param after the StatefulSet after the apply
 * @param existingClaims the names of claims that exist, even if no pod before the apply has them. None by default
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export function reportClaims(
  before: OrdinalRange,
  after: Field,
  existingClaims: ReadonlySet<string> = new Set(),
): ClaimReport[] {
  const ordinalsAfter = ordinalsOf(after);
  const mounted = listOrdinals(ordinalsAfter).flatMap((ordinal) =>
    claimNames(after, ordinal).map((name): ClaimReport => {
      const isKept = includesOrdinal(before, ordinal) || existingClaims.has(name);
      return { name, fate: isKept ? 'kept' : 'created' };
    }),
  );
  const isDeleted = after.at('spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled').string === 'Delete';
  const unmounted = listOrdinals(before)
    .filter((ordinal) => !includesOrdinal(ordinalsAfter, ordinal))
    .flatMap((ordinal) => claimNames(after, ordinal))
    .map((name): ClaimReport => ({ name, fate: isDeleted ? 'deleted' : 'orphaned' }));
  return [...mounted, ...unmounted];
}

/** Whether pods lose their data: claims are deleted, or pods start with new claims while old claims are unused. */
export function hasDataLoss(claims: readonly ClaimReport[]): boolean {
  const fates = claims.map(({ fate }) => fate);
  return fates.includes('deleted') || (fates.includes('created') && fates.includes('orphaned'));
}
