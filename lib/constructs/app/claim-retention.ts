import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { v } from '../../validation';

/**
 * When Kubernetes deletes the PersistentVolumeClaims of an app, and their data. Each reason is written to the manifest
 * as an annotation.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export interface DeleteClaims {
  /**
   * Why all claims may be deleted with the StatefulSet.
   *
   * @default - the claims are retained
   */
  readonly whenDeleted?: string;
  /**
   * Why the claims of a pod may be deleted when the app is scaled down and the pod is removed.
   *
   * @default - the claims are retained
   */
  readonly whenScaled?: string;
}

export const deleteClaimsRule = v.object<DeleteClaims>({
  whenDeleted: v.optional(v.sentence),
  whenScaled: v.optional(v.sentence),
});

type RetentionPolicy = ManifestOf<k8s.StatefulSetPersistentVolumeClaimRetentionPolicy>;

/** Converts the properties to a retention policy; undefined if all claims are retained, the default of Kubernetes. */
export function claimRetentionToKube({ whenDeleted, whenScaled }: DeleteClaims): RetentionPolicy | undefined {
  if (whenDeleted === undefined && whenScaled === undefined) return undefined;
  return { whenDeleted: whenDeleted && 'Delete', whenScaled: whenScaled && 'Delete' };
}
