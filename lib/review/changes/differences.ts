import { memberOf, type Schema, type Shape, shapeOf } from '../../api-server';
import { isObject, isSame, type Json, type JsonObject } from '../../kubernetes';
import { jsonPointerStep } from '../json-pointer';
import type { PathStep } from './path-steps';

/** A difference between two manifests of one object. */
export interface ManifestDifference {
  /** JSON pointer into the later manifest, or into the earlier one if the later one lacks the field. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The way to the field. It also works in an object whose lists have another order. */
  readonly steps: readonly PathStep[];
}

/** The position that two manifests are compared at. */
interface Position {
  readonly path: string;
  readonly steps: readonly PathStep[];
  readonly shape: Shape;
}

/**
 * Finds where two manifests differ. A difference is as deep as both manifests have a map or a list.
 *
 * @param struct the type of the object. Undefined for custom resources
 */
export function findDifferences(
  before: JsonObject,
  after: JsonObject,
  struct: string | undefined,
  schema: Schema,
): ManifestDifference[] {
  return diffMaps(before, after, { path: '', steps: [], shape: shapeOf(struct) }, schema);
}

function diffValues(
  before: Json | undefined,
  after: Json | undefined,
  position: Position,
  schema: Schema,
): ManifestDifference[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) return diffMaps(before, after, position, schema);
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, position, schema);
  return [toDifference(before, after, position)];
}

function diffMaps(before: JsonObject, after: JsonObject, position: Position, schema: Schema): ManifestDifference[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const member = {
      path: position.path + jsonPointerStep(name),
      steps: [...position.steps, name],
      shape: memberOf(position.shape, name, schema),
    };
    return diffValues(ownValue(before, name), ownValue(after, name), member, schema);
  });
}

function diffLists(
  before: readonly Json[],
  after: readonly Json[],
  position: Position,
  schema: Schema,
): ManifestDifference[] {
  const { merge: key } = position.shape;
  if (key === undefined || !hasUniqueKeys(before, key) || !hasUniqueKeys(after, key)) {
    return diffByIndex(before, after, position, schema);
  }
  const differences = diffByKey(before, after, key, position, schema);
  // Lists that differ although their items are equal have another order.
  return differences.length > 0 ? differences : [toDifference(before, after, position)];
}

function diffByIndex(
  before: readonly Json[],
  after: readonly Json[],
  position: Position,
  schema: Schema,
): ManifestDifference[] {
  if (before.length !== after.length) return [toDifference(before, after, position)];
  return after.flatMap((item, index) => diffValues(before[index], item, itemPosition(position, index, index), schema));
}

/** Compares items that have the same value under the merge key. */
function diffByKey(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  key: string,
  position: Position,
  schema: Schema,
): ManifestDifference[] {
  const [itemsBefore, itemsAfter] = [indexItems(before, key), indexItems(after, key)];
  const removed = [...itemsBefore].filter(([value]) => !itemsAfter.has(value));
  return [...itemsAfter, ...removed].flatMap(([value, { index }]) => {
    const [itemBefore, itemAfter] = [itemsBefore.get(value)?.item, itemsAfter.get(value)?.item];
    return diffValues(itemBefore, itemAfter, itemPosition(position, index, { key, value }), schema);
  });
}

/** The items of a list and their indexes, by their values under the merge key. */
function indexItems(items: readonly JsonObject[], key: string) {
  return new Map(items.map((item, index) => [item[key], { item, index }]));
}

function itemPosition({ path, steps, shape }: Position, index: number, step: PathStep): Position {
  return { path: `${path}/${index}`, steps: [...steps, step], shape: shapeOf(shape.item) };
}

function toDifference(
  before: Json | undefined,
  after: Json | undefined,
  { path, steps }: Position,
): ManifestDifference {
  return { path, before, after, steps };
}

/** Whether all items of a list are maps with different values under a key. */
function hasUniqueKeys(items: readonly Json[], key: string): items is readonly JsonObject[] {
  const values = items.map((item) => (isObject(item) ? item[key] : undefined));
  return !values.includes(undefined) && new Set(values).size === items.length;
}

function ownValue(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
