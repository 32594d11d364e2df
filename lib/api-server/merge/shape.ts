import { isObject, type Json, type JsonObject } from '../../kubernetes';
import { type Schema, typeOf } from '../schema';

/** The rules by which kubectl merges a value. Empty for custom resources, whose types it does not know. */
export interface Shape {
  /** The struct of `TYPES` that the value is. */
  readonly struct?: string;
  /** The type of the items of a list or map. */
  readonly item?: string;
  /** The merge key of a list: items with the same value of it are merged. `.` for a list that is merged as a set. */
  readonly merge?: string;
  /** Whether fields that the manifest does not set are deleted, as with the patch strategy `retainKeys`. */
  readonly retain?: true;
}

/** The shape of a value of a type. */
export function shapeOf(type: string | undefined): Shape {
  if (type === undefined) return {};
  const { form, of } = typeOf(type);
  return form === 'struct' ? { struct: of } : { item: of };
}

/** The shape of a field of a struct, or of an item of a map. */
export function memberOf(shape: Shape, name: string, schema: Schema): Shape {
  if (shape.struct === undefined) return shapeOf(shape.item);
  const field = schema.fields(shape.struct).get(name);
  if (field === undefined) return {};
  const { merge, retain } = field;
  return { ...shapeOf(field.type), ...(merge && { merge }), ...(retain && { retain }) };
}

/** The merge key of a list of objects. Undefined if kubectl merges the list as a set, or replaces it. */
export function mergeKeyOf({ merge }: Shape): string | undefined {
  return merge === '.' ? undefined : merge;
}

/** Whether kubectl merges a list as a set of values. */
export function isMergedAsSet({ merge }: Shape): boolean {
  return merge === '.';
}

/** Whether a value is a list that has nothing but objects. */
export function isObjectList(value: Json | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}
