import type { KubernetesVersion } from '../../kubernetes';
import type { Field } from '../../validation';
import { containerStartError } from './container-start';
import { podValidationError } from './invalid-pods';
import type { ManifestSet } from './manifest-set';
import { missingKeyError } from './missing-keys';
import { podSecurityViolation } from './pod-security';
import { type Workload, workloadOf } from './workload';

/**
 * Says why the pods of an object that the API server accepts cannot be created or cannot start. Undefined if nothing in
 * the manifests prevents it. Nodes, images and objects outside of the manifests are not considered.
 *
 * @param object as the API server reads it, with its defaults
 * @param manifests the objects that are applied with it
 */
export function podStartError(object: Field, manifests: ManifestSet, version: KubernetesVersion): string | undefined {
  const workload = workloadOf(object);
  if (workload === undefined) return undefined;
  return (
    creationError(workload, manifests, version) ?? missingKeyError(workload, manifests) ?? containerStartError(workload)
  );
}

/** Says why the pods of an object that the API server accepts cannot be created. Undefined if they can. */
export function podCreationError(
  object: Field,
  manifests: ManifestSet,
  version: KubernetesVersion,
): string | undefined {
  const workload = workloadOf(object);
  return workload && creationError(workload, manifests, version);
}

function creationError(workload: Workload, manifests: ManifestSet, version: KubernetesVersion): string | undefined {
  return podValidationError(workload, version) ?? podSecurityViolation(workload, manifests, version);
}
