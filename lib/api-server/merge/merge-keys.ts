import { isObject, type Json, type JsonObject } from '../../kubernetes';
import type { Issue } from '../../validation';
import type { Schema } from '../schema';
import { memberOf, mergeKeyOf, type Shape, shapeOf } from './shape';

/**
 * Finds items without the merge key of their list. kubectl itself rejects them if the live list has items, before it
 * asks the API server.
 */
export function findMissingMergeKeys(
  live: JsonObject,
  next: JsonObject,
  struct: string | undefined,
  schema: Schema,
): Issue[] {
  return findInObject(live, next, shapeOf(struct), schema, '');
}

function findInObject(live: JsonObject, next: JsonObject, shape: Shape, schema: Schema, path: string): Issue[] {
  return Object.entries(next).flatMap(([name, value]) => {
    const fieldPath = path === '' ? name : `${path}.${name}`;
    return findInValue(live[name], value, memberOf(shape, name, schema), schema, fieldPath);
  });
}

function findInValue(live: Json | undefined, next: Json, shape: Shape, schema: Schema, path: string): Issue[] {
  if (isObject(live) && isObject(next)) return findInObject(live, next, shape, schema, path);
  const key = mergeKeyOf(shape);
  if (key === undefined || !Array.isArray(live) || !Array.isArray(next) || live.length === 0) return [];
  return next.flatMap((item: Json, index: number) => {
    const itemPath = `${path}[${index}]`;
    if (!isObject(item) || !Object.hasOwn(item, key)) return [missingKeyIssue(item, key, itemPath)];
    const liveItem = live.find((one: Json) => isObject(one) && one[key] === item[key]);
    return isObject(liveItem) ? findInObject(liveItem, item, shapeOf(shape.item), schema, itemPath) : [];
  });
}

function missingKeyIssue(item: Json, key: string, path: string): Issue {
  return isObject(item)
    ? { path: `${path}.${key}`, value: undefined, allowed: 'given: kubectl merges the items of this list by it' }
    : { path, value: item, allowed: `a map with ${key}, by which kubectl merges the items of this list` };
}
