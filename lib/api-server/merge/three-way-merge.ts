import type { JsonObject } from '../../kubernetes';
import type { Schema } from '../schema';
import { changed } from './apply-changes';
import { removed } from './delete-dropped';
import { shapeOf } from './shape';

/**
 * What a live object becomes by client-side `kubectl apply`: what the manifest applied last says and this one doesn't
 * goes, what neither says stays. Without a struct, as for custom resources.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function mergeThreeWay(
  live: JsonObject,
  applied: JsonObject,
  next: JsonObject,
  struct: string | undefined,
  schema: Schema,
): JsonObject {
  const shape = shapeOf(struct);
  return changed(removed(live, applied, next, shape, schema), live, next, shape, schema);
}
