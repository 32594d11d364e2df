import { claimNames, has, listed, type Ordinals, ordinalsOf } from '../../stateful-sets';
import type { Field } from '../../validation';
import type { ClaimReport } from '../report';

/** The names of the claims of a StatefulSet's pods, pod by pod. */
export function listClaimNames(statefulSet: Field): string[] {
  return listed(ordinalsOf(statefulSet)).flatMap((ordinal) => claimNames(statefulSet, ordinal));
}

/**
 * What becomes of each claim: those of pods that a smaller count or another range takes away stay, unless the
 * retention policy that is applied says otherwise. `there` has those that are there already.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export function reportClaims(
  was: Ordinals,
  after: Field,
  there: Pick<ReadonlySet<string>, 'has'> = new Set(),
): ClaimReport[] {
  const is = ordinalsOf(after);
  const isDeleted = after.at('spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled').string === 'Delete';
  const mounted = listed(is).flatMap((ordinal) =>
    claimNames(after, ordinal).map((name): ClaimReport => {
      const isKept = has(was, ordinal) || there.has(name);
      return { name, fate: isKept ? 'kept' : 'created' };
    }),
  );
  const left = listed(was)
    .filter((ordinal) => !has(is, ordinal))
    .flatMap((ordinal) => claimNames(after, ordinal))
    .map((name): ClaimReport => ({ name, fate: isDeleted ? 'deleted' : 'orphaned' }));
  return [...mounted, ...left];
}

/** Whether data is lost or out of sight: claims are deleted, or pods start on new ones while others are left. */
export function hasDataLoss(claims: readonly ClaimReport[]): boolean {
  const has = (fate: ClaimReport['fate']) => claims.some((claim) => claim.fate === fate);
  return has('deleted') || (has('created') && has('orphaned'));
}
