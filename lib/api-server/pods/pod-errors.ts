import type { KubernetesVersion } from '../../kubernetes';
import type { Field } from '../../validation';
import { containerStartError } from './container-start';
import { podValidationError } from './invalid-pods';
import type { Folder } from './manifest-set';
import { missingKeyError } from './missing-keys';
import { podSecurityViolation } from './pod-security';
import { workloadOf } from './workload';

/**
 * Why the pods of an object that an API server takes can't be made, or can't start. What only a cluster knows is left
 * open: other objects, its nodes, and what is in images.
 *
 * @param object as the server reads it, with its defaults
 * @param folder what is applied along with it
 */
export function unstartable(object: Field, folder: Folder, version: KubernetesVersion): string | undefined {
  const maker = workloadOf(object);
  return maker && (unmakeable(object, folder, version) ?? missingKeyError(maker, folder) ?? containerStartError(maker));
}

/** Why the pods of an object that an API server takes can't be made at all. */
export function unmakeable(object: Field, folder: Folder, version: KubernetesVersion): string | undefined {
  const maker = workloadOf(object);
  return maker && (podValidationError(maker, version) ?? podSecurityViolation(maker, folder, version));
}
