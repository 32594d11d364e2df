import { isObject, isSame, type Json, type JsonObject, objectOf } from '../../kubernetes';
import type { Schema } from '../schema';
import { itemDiffers, itemsDiffer } from './has-changes';
import { ordered, pairs } from './list-items';
import { memberOf, type Shape, shapeOf } from './shape';

/**
 * An object with what a manifest says otherwise than the live one. `object` is the live one already without what the
 * manifest doesn't say any more: kubectl compares with what is live, and the server changes what is left.
 */
export function changed(
  object: JsonObject,
  live: JsonObject,
  next: JsonObject,
  shape: Shape,
  schema: Schema,
): JsonObject {
  const entries = new Map(Object.entries(object));
  for (const [name, value] of Object.entries(next)) {
    if (value === null) entries.delete(name);
    else if (!isSame(live[name], value)) {
      entries.set(name, merged(entries.get(name), live[name], value, memberOf(shape, name, schema), schema));
    }
  }
  return objectOf(entries);
}

function merged(value: Json | undefined, live: Json | undefined, next: Json, shape: Shape, schema: Schema): Json {
  if (isObject(value) && isObject(live) && isObject(next)) {
    return changed(retained(value, next, shape), live, next, shape, schema);
  }
  const { merge } = shape;
  if (merge === undefined || !Array.isArray(value) || !Array.isArray(live) || !Array.isArray(next))
    return withoutNulls(next);
  if (merge === '.') return [...new Set([...next, ...value])];
  if (![value, live, next].flat().every(isObject)) return next;
  return mergedItems(value as JsonObject[], live as JsonObject[], next as JsonObject[], merge, shape, schema);
}

/** What is new has nothing that null could take away. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return objectOf(kept.map(([name, member]) => [name, withoutNulls(member)]));
}

function retained(value: JsonObject, next: JsonObject, { retain }: Shape): JsonObject {
  return retain ? objectOf(Object.entries(value).filter(([name]) => Object.hasOwn(next, name))) : value;
}

function mergedItems(
  value: readonly JsonObject[],
  live: readonly JsonObject[],
  next: readonly JsonObject[],
  key: string,
  shape: Shape,
  schema: Schema,
): readonly JsonObject[] {
  const items = [...value];
  for (const { before, after } of pairs(live, next, key)) {
    if (after === undefined || !itemDiffers(before, after, shape, schema)) continue;
    const index = items.findIndex((item) => item[key] === after[key]);
    const item = items[index];
    // Also what was found to differ from a second item of that key is merged into the first.
    if (item) items[index] = changed(retained(item, after, shape), before ?? {}, after, shapeOf(shape.item), schema);
    // And what is said of an item that goes, since another one of its key does, is lost.
    else if (!live.some((one) => one[key] === after[key])) items.push(after);
  }
  const isPatched = !isSame(value, live) || itemsDiffer(live, next, key, shape, schema);
  return isPatched ? ordered(items, next, live, key) : items;
}
