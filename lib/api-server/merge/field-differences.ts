import { isObject, isSame, type Json, type JsonObject } from '../../kubernetes';
import type { Schema } from '../schema';
import { type ItemPair, pairItems } from './list-items';
import { isObjectList, memberOf, mergeKeyOf, type Shape, shapeOf } from './shape';

/** Whether a manifest sets a value that differs from the live object. Fields of the live object alone are no difference. */
export class FieldDifferences {
  constructor(private readonly schema: Schema) {}

  /** Whether items of a list that has a merge key differ, or are in another order. */
  areItemsChanged(
    live: readonly JsonObject[],
    next: readonly JsonObject[],
    shape: Shape & { readonly merge: string },
  ): boolean {
    const { merge: key } = shape;
    const hasSameOrder = live.length === next.length && live.every((item, index) => item[key] === next[index]?.[key]);
    const isChanged = ({ before, after }: ItemPair) => after !== undefined && this.isItemChanged(before, after, shape);
    return !hasSameOrder || pairItems(live, next, key).some(isChanged);
  }

  /** Whether an item differs. `live` is undefined if it is new. */
  isItemChanged(live: JsonObject | undefined, next: JsonObject, listShape: Shape): boolean {
    const shape = { ...shapeOf(listShape.item), ...(listShape.retain && { retain: listShape.retain }) };
    return live === undefined || this.isObjectChanged(live, next, shape);
  }

  private isObjectChanged(live: JsonObject, next: JsonObject, shape: Shape): boolean {
    const hasUnretained = shape.retain && Object.keys(live).some((name) => !Object.hasOwn(next, name));
    if (hasUnretained) return true;
    return Object.entries(next).some(([name, value]) =>
      this.isValueChanged(live[name], value, memberOf(shape, name, this.schema)),
    );
  }

  private isValueChanged(live: Json | undefined, next: Json, shape: Shape): boolean {
    if (next === null) return live !== undefined;
    if (isObject(live) && isObject(next)) return this.isObjectChanged(live, next, shape);
    const key = mergeKeyOf(shape);
    if (key === undefined || !isObjectList(live) || !isObjectList(next)) return !isSame(live, next);
    return this.areItemsChanged(live, next, { ...shape, merge: key });
  }
}
