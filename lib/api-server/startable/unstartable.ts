import type { KubernetesVersion } from '../../kubernetes';
import type { Field } from '../../validation';
import { unadmitted } from './admitted';
import { unstarted } from './containers';
import type { Folder } from './folder';
import { missingKey } from './keys';
import { unmade } from './made';
import { makerOf } from './maker';

/**
 * Why the pods of an object that an API server takes can't be made, or can't start. What only a cluster knows is left
 * open: other objects, its nodes, and what is in images.
 *
 * @param object as the server reads it, with its defaults
 * @param folder what is applied along with it
 */
export function unstartable(object: Field, folder: Folder, version: KubernetesVersion): string | undefined {
  const maker = makerOf(object);
  return maker && (unmakeable(object, folder, version) ?? missingKey(maker, folder) ?? unstarted(maker));
}

/** Why the pods of an object that an API server takes can't be made at all. */
export function unmakeable(object: Field, folder: Folder, version: KubernetesVersion): string | undefined {
  const maker = makerOf(object);
  return maker && (unmade(maker, version) ?? unadmitted(maker, folder, version));
}
