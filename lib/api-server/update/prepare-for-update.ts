import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import { normalizeDataSources } from '../create';
import { prepareServiceForUpdate } from './prepare-service';

/**
 * Carries over the fields of a live object that the API server keeps in an update, and drops those that it clears,
 * before it validates the object. Both objects are decoded and have their defaults.
 */
export function prepareForUpdate(live: JsonObject, next: JsonObject, version: KubernetesVersion): JsonObject {
  switch (next.kind) {
    case 'PersistentVolumeClaim':
      return normalizeDataSources(next, live);
    case 'Namespace':
      // The finalizers in the spec of a namespace change only through its subresource finalize.
      return live.spec === undefined ? next : { ...next, spec: live.spec };
    case 'Service':
      return prepareServiceForUpdate(live, next, version);
    default:
      return next;
  }
}
