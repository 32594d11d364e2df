import { isObject, isSame, type Json, type JsonObject, objectOf } from '../../kubernetes';
import type { Schema } from '../schema';
import { pairs } from './list-items';
import { memberOf, type Shape, shapeOf } from './shape';

/** A live object without what the manifest applied last says and the next one doesn't. */
export function removed(
  live: JsonObject,
  applied: JsonObject,
  next: JsonObject,
  shape: Shape,
  schema: Schema,
): JsonObject {
  const entries = Object.entries(live).flatMap(([name, value]): [string, Json][] => {
    const [before, after] = [applied[name], next[name]];
    if (before === undefined) return [[name, value]];
    if (after === undefined) return [];
    return [[name, without(value, before, after, memberOf(shape, name, schema), schema)]];
  });
  return objectOf(entries);
}

function without(live: Json, applied: Json, next: Json, shape: Shape, schema: Schema): Json {
  if (isObject(live) && isObject(applied) && isObject(next)) return removed(live, applied, next, shape, schema);
  const key = shape.merge;
  if (key === undefined || !Array.isArray(live) || !Array.isArray(applied) || !Array.isArray(next)) return live;
  if (key === '.') return live.filter((item) => !applied.includes(item) || next.includes(item));
  // What is no list of maps can't be merged, and is refused where it is decoded.
  if (![live, applied, next].flat().every(isObject)) return live;
  return withoutItems(live as JsonObject[], applied as JsonObject[], next as JsonObject[], key, shape, schema);
}

function withoutItems(
  live: readonly JsonObject[],
  applied: readonly JsonObject[],
  next: readonly JsonObject[],
  key: string,
  shape: Shape,
  schema: Schema,
): JsonObject[] {
  const all = pairs(applied, next, key);
  const gone = new Set(all.flatMap(({ before, after }) => (before && !after ? [before[key]] : [])));
  const items = live.filter((item) => !gone.has(item[key]));
  for (const { before, after } of all) {
    if (before === undefined || after === undefined) continue;
    const index = items.findIndex((item) => item[key] === before[key]);
    const item = items[index];
    if (item !== undefined) items[index] = removed(item, before, after, shapeOf(shape.item), schema);
    // What else is taken from an item of a key that goes brings the key back, with nothing in it.
    else if (gone.has(before[key]) && takesAway(before, after, shape, schema))
      items.push({ [key]: before[key] as Json });
  }
  return items;
}

/** Whether a manifest says less of an item than the one before. */
function takesAway(before: JsonObject, after: JsonObject, shape: Shape, schema: Schema): boolean {
  return !isSame(removed(before, before, after, shapeOf(shape.item), schema), before);
}
