import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import { normalizeDataSources } from '../create';
import { prepareServiceForUpdate } from './prepare-service';

/**
 * The object that an update leads to before it is judged: with what the server itself carries over or clears. Both
 * objects are decoded and defaulted.
 */
export function prepared(before: JsonObject, after: JsonObject, version: KubernetesVersion): JsonObject {
  if (after.kind === 'PersistentVolumeClaim') return normalizeDataSources(after, before);
  // Finalizers of a namespace change by a request of their own.
  if (after.kind === 'Namespace' && before.spec !== undefined) return { ...after, spec: before.spec };
  return after.kind === 'Service' ? prepareServiceForUpdate(before, after, version) : after;
}
