import { isObject, isSame, type Json, type JsonObject, objectOf } from '../../kubernetes';
import type { Schema } from '../schema';
import { FieldDifferences } from './field-differences';
import { orderItems, pairItems } from './list-items';
import { isMergedAsSet, isObjectList, memberOf, mergeKeyOf, type Shape, shapeOf } from './shape';

/**
 * Sets what a manifest sets otherwise than the live object. kubectl finds the changes by comparing with the live object;
 * the API server applies them to `kept`, which is the live object after the deletions.
 */
export class FieldChanges {
  readonly #differences: FieldDifferences;

  constructor(private readonly schema: Schema) {
    this.#differences = new FieldDifferences(schema);
  }

  /** An object with the changes. A field that the manifest sets to null is deleted. */
  applyToObject(kept: JsonObject, live: JsonObject, next: JsonObject, shape: Shape): JsonObject {
    const fields = new Map(Object.entries(kept));
    for (const [name, value] of Object.entries(next)) {
      if (value === null) fields.delete(name);
      else if (!isSame(live[name], value)) {
        fields.set(name, this.applyToValue(fields.get(name), live[name], value, memberOf(shape, name, this.schema)));
      }
    }
    return objectOf(fields);
  }

  private applyToValue(kept: Json | undefined, live: Json | undefined, next: Json, shape: Shape): Json {
    if (isObject(kept) && isObject(live) && isObject(next)) {
      return this.applyToObject(shape.retain ? retainKeys(kept, next) : kept, live, next, shape);
    }
    const areLists = Array.isArray(kept) && Array.isArray(live) && Array.isArray(next);
    if (areLists && isMergedAsSet(shape)) return [...new Set([...next, ...kept])];
    const key = mergeKeyOf(shape);
    if (!areLists || key === undefined) return dropNulls(next);
    // The API server rejects a manifest that has other values in a list of objects.
    if (!isObjectList(kept) || !isObjectList(live) || !isObjectList(next)) return next;
    return this.applyToItems(kept, live, next, { ...shape, merge: key });
  }

  private applyToItems(
    kept: readonly JsonObject[],
    live: readonly JsonObject[],
    next: readonly JsonObject[],
    shape: Shape & { readonly merge: string },
  ): readonly JsonObject[] {
    const { merge: key, retain } = shape;
    const items = [...kept];
    for (const { before, after } of pairItems(live, next, key)) {
      if (after === undefined || !this.#differences.isItemChanged(before, after, shape)) continue;
      // If several items have this key, the patch changes the first of them, whichever differs.
      const index = items.findIndex((item) => item[key] === after[key]);
      const item = items[index];
      if (item !== undefined) {
        const retained = retain ? retainKeys(item, after) : item;
        items[index] = this.applyToObject(retained, before ?? {}, after, shapeOf(shape.item));
      } else if (!live.some((one) => one[key] === after[key])) {
        items.push(after);
      }
    }
    const isPatched = !isSame(kept, live) || this.#differences.areItemsChanged(live, next, shape);
    return isPatched ? orderItems(items, { next, live, key }) : items;
  }
}

/** Drops the fields that the manifest does not set, as the patch strategy `retainKeys` does. */
function retainKeys(object: JsonObject, next: JsonObject): JsonObject {
  return objectOf(Object.entries(object).filter(([name]) => Object.hasOwn(next, name)));
}

/** A new value has no fields that null could delete. */
function dropNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (!isObject(value)) return value;
  const set = Object.entries(value).filter(([, member]) => member !== null);
  return objectOf(set.map(([name, member]) => [name, dropNulls(member)]));
}
