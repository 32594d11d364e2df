import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { v } from '../../validation';

/**
 * When the claims of an app are deleted by themselves, and with them the data: each with the reason, which can be
 * read in the manifest, as an annotation.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export interface DeleteClaims {
  /**
   * Why all claims may go when the StatefulSet is deleted.
   *
   * @default - they stay
   */
  readonly whenDeleted?: string;
  /**
   * Why the claims of a pod may go when the app is scaled down below it.
   *
   * @default - they stay
   */
  readonly whenScaled?: string;
}

export const deleteClaimsRule = v.object<DeleteClaims>({
  whenDeleted: v.optional(v.sentence),
  whenScaled: v.optional(v.sentence),
});

type RetentionPolicy = Manifest<k8s.StatefulSetPersistentVolumeClaimRetentionPolicy>;

/** What is deleted as it stands in a manifest; undefined where nothing is. */
export function claimRetentionToKube({ whenDeleted, whenScaled }: DeleteClaims): RetentionPolicy | undefined {
  if (whenDeleted === undefined && whenScaled === undefined) return undefined;
  return { whenDeleted: whenDeleted && 'Delete', whenScaled: whenScaled && 'Delete' };
}
