import { isObject, isSame, type Json, type JsonObject } from '../../kubernetes';
import type { Schema } from '../schema';
import { type Pair, pairs } from './list-items';
import { memberOf, type Shape, shapeOf } from './shape';

/** Whether kubectl finds anything to change in an object of a shape. What only the live one has stays. */
function differs(live: JsonObject, next: JsonObject, shape: Shape, schema: Schema): boolean {
  const isLeftOut = shape.retain && Object.keys(live).some((name) => !Object.hasOwn(next, name));
  return (
    isLeftOut === true ||
    Object.entries(next).some(([name, value]) => valueDiffers(live[name], value, memberOf(shape, name, schema), schema))
  );
}

function valueDiffers(live: Json | undefined, next: Json, shape: Shape, schema: Schema): boolean {
  if (next === null) return live !== undefined;
  if (isObject(live) && isObject(next)) return differs(live, next, shape, schema);
  const { merge } = shape;
  const isMerged = merge !== undefined && merge !== '.' && Array.isArray(live) && Array.isArray(next);
  if (!isMerged || ![live, next].flat().every(isObject)) return !isSame(live, next);
  return itemsDiffer(live as JsonObject[], next as JsonObject[], merge, shape, schema);
}

/** Whether kubectl finds anything to change in the items of a list, or in their order. */
export function itemsDiffer(
  live: readonly JsonObject[],
  next: readonly JsonObject[],
  key: string,
  shape: Shape,
  schema: Schema,
): boolean {
  const hasSameOrder = live.length === next.length && live.every((item, index) => item[key] === next[index]?.[key]);
  const isDifferent = ({ before, after }: Pair) => itemDiffers(before, after as JsonObject, shape, schema);
  return !hasSameOrder || pairs(live, next, key).some(isDifferent);
}

/** Whether kubectl finds anything to change in an item; before is undefined if it is new. */
export function itemDiffers(before: JsonObject | undefined, after: JsonObject, shape: Shape, schema: Schema): boolean {
  const itemShape = { ...shapeOf(shape.item), ...(shape.retain && { retain: shape.retain }) };
  return before === undefined || differs(before, after, itemShape, schema);
}
