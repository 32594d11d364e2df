import type { JsonObject } from '../../kubernetes';
import type { Schema } from '../schema';
import { FieldChanges } from './field-changes';
import { FieldDeletions } from './field-deletions';
import { shapeOf } from './shape';

/**
 * Merges a manifest into a live object, as client-side `kubectl apply` does. Fields that the last applied manifest sets
 * and the next one does not are deleted. Fields that the next one sets are set. All others stay.
 *
 * kubectl computes both parts as one patch, which the API server then applies. If a list has several items with one
 * merge key, the result is not what one expects. It is modeled as it is.
 *
 * @param struct the type of the object; undefined for custom resources, whose lists are replaced
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function mergeThreeWay(
  live: JsonObject,
  lastApplied: JsonObject,
  next: JsonObject,
  struct: string | undefined,
  schema: Schema,
): JsonObject {
  const shape = shapeOf(struct);
  const kept = new FieldDeletions(schema).applyToObject(live, lastApplied, next, shape);
  return new FieldChanges(schema).applyToObject(kept, live, next, shape);
}
