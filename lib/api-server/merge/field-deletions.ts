import { isObject, isSame, type Json, type JsonObject, objectOf } from '../../kubernetes';
import type { Schema } from '../schema';
import { pairItems } from './list-items';
import { isMergedAsSet, isObjectList, memberOf, mergeKeyOf, type Shape, shapeOf } from './shape';

/** Deletes what the last applied manifest sets and the next manifest does not. */
export class FieldDeletions {
  constructor(private readonly schema: Schema) {}

  /** A live object without the fields that the next manifest does not set any more. */
  applyToObject(live: JsonObject, lastApplied: JsonObject, next: JsonObject, shape: Shape): JsonObject {
    const kept = Object.entries(live).flatMap(([name, value]): [string, Json][] => {
      const [before, after] = [lastApplied[name], next[name]];
      if (before === undefined) return [[name, value]];
      if (after === undefined) return [];
      return [[name, this.applyToValue(value, before, after, memberOf(shape, name, this.schema))]];
    });
    return objectOf(kept);
  }

  private applyToValue(live: Json, lastApplied: Json, next: Json, shape: Shape): Json {
    if (isObject(live) && isObject(lastApplied) && isObject(next)) {
      return this.applyToObject(live, lastApplied, next, shape);
    }
    if (isMergedAsSet(shape)) return deleteFromSet(live, lastApplied, next);
    const key = mergeKeyOf(shape);
    // The API server rejects a manifest that has other values in a list of objects.
    const isMerged = key !== undefined && isObjectList(live) && isObjectList(lastApplied) && isObjectList(next);
    return isMerged ? this.applyToItems(live, lastApplied, next, { ...shape, merge: key }) : live;
  }

  private applyToItems(
    live: readonly JsonObject[],
    lastApplied: readonly JsonObject[],
    next: readonly JsonObject[],
    { merge: key, item }: Shape & { readonly merge: string },
  ): JsonObject[] {
    const shape = shapeOf(item);
    const pairs = pairItems(lastApplied, next, key);
    const deletedKeys = new Set(pairs.flatMap(({ before, after }) => (before && !after ? [before[key]] : [])));
    const items = live.filter((one) => !deletedKeys.has(one[key]));
    for (const { before, after } of pairs) {
      if (before === undefined || after === undefined) continue;
      const index = items.findIndex((one) => one[key] === before[key]);
      const found = items[index];
      if (found !== undefined) {
        items[index] = this.applyToObject(found, before, after, shape);
      } else if (deletedKeys.has(before[key]) && this.hasDeletions(before, after, shape)) {
        // The deletion of a second item with this key deleted the item. The patch of its fields adds it again.
        items.push(objectOf(Object.entries(before).filter(([name]) => name === key)));
      }
    }
    return items;
  }

  private hasDeletions(lastApplied: JsonObject, next: JsonObject, shape: Shape): boolean {
    return !isSame(this.applyToObject(lastApplied, lastApplied, next, shape), lastApplied);
  }
}

function deleteFromSet(live: Json, lastApplied: Json, next: Json): Json {
  if (!Array.isArray(live) || !Array.isArray(lastApplied) || !Array.isArray(next)) return live;
  return live.filter((item) => !lastApplied.includes(item) || next.includes(item));
}
