import { isObject, type Json, type JsonObject, objectOf } from '../../kubernetes';
import { type Schema, type Type, typeOf } from '../schema';
import { amount } from './quantity';

/**
 * Writes the quantities of an object in one unit, so that equal quantities are equal strings: `1Gi` and `1024Mi`, for
 * example. API servers compare quantities like that.
 */
export function meaning(object: JsonObject, struct: string, schema: Schema): JsonObject {
  const fields = schema.fields(struct);
  return objectOf(
    Object.entries(object).map(([name, value]) => {
      const field = fields.get(name);
      return [name, field === undefined ? value : normalizeValue(value, typeOf(field.type), schema)];
    }),
  );
}

function normalizeValue(value: Json, type: Type, schema: Schema): Json {
  if (type.form === 'scalar') return isQuantityType(type) ? amount(String(value)) : value;
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, typeOf(type.of), schema));
  if (!isObject(value)) return value;
  if (type.form === 'struct') return meaning(value, type.of, schema);
  return objectOf(Object.entries(value).map(([key, item]) => [key, normalizeValue(item, typeOf(type.of), schema)]));
}

function isQuantityType({ of }: Type): boolean {
  return of === 'quantity' || of === 'amount';
}
