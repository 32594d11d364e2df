import { isObject, type Json, type JsonObject } from '../../kubernetes';
import type { Issue } from '../../validation';
import type { Schema } from '../schema';
import { memberOf, type Shape, shapeOf } from './shape';

/**
 * What kubectl itself refuses before it asks the server: an item of a list that it merges, without the key that it
 * merges by.
 */
export function findMissingMergeKeys(
  live: JsonObject,
  next: JsonObject,
  struct: string | undefined,
  schema: Schema,
): Issue[] {
  return inMap(live, next, shapeOf(struct), schema, '');
}

function inMap(live: JsonObject, next: JsonObject, shape: Shape, schema: Schema, path: string): Issue[] {
  return Object.entries(next).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return inValue(live[name], value, memberOf(shape, name, schema), schema, at);
  });
}

function inValue(live: Json | undefined, next: Json, shape: Shape, schema: Schema, path: string): Issue[] {
  if (isObject(live) && isObject(next)) return inMap(live, next, shape, schema, path);
  const { merge: key, item } = shape;
  const isMerged = key !== undefined && key !== '.' && Array.isArray(live) && Array.isArray(next) && live.length > 0;
  if (!isMerged) return [];
  const itemShape = shapeOf(item);
  return next.flatMap((one: Json, index: number) => {
    const at = `${path}[${index}]`;
    if (!isObject(one) || !Object.hasOwn(one, key)) return [withoutKey(one, key, at)];
    const other = live.find((each: Json) => isObject(each) && each[key] === one[key]);
    return isObject(other) ? inMap(other, one, itemShape, schema, at) : [];
  });
}

function withoutKey(value: Json, key: string, path: string): Issue {
  return isObject(value)
    ? { path: `${path}.${key}`, value: undefined, allowed: 'given: kubectl merges the items of this list by it' }
    : { path, value, allowed: `a map with ${key}, by which kubectl merges the items of this list` };
}
