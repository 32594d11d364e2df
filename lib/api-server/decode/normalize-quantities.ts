import { isObject, type Json, type JsonObject, objectOf } from '../../kubernetes';
import { type ParsedType, type Schema, typeOf } from '../schema';
import { quantityInNanos } from './quantity';

/**
 * Writes the quantities of an object in one unit, so that equal quantities are equal strings: `1Gi` and `1024Mi`, for
 * example. API servers compare quantities like that.
 */
export function normalizeQuantities(object: JsonObject, struct: string, schema: Schema): JsonObject {
  const fields = schema.fields(struct);
  return objectOf(
    Object.entries(object).map(([name, value]) => {
      const field = fields.get(name);
      return [name, field === undefined ? value : normalizeValue(value, typeOf(field.type), schema)];
    }),
  );
}

function normalizeValue(value: Json, type: ParsedType, schema: Schema): Json {
  if (type.form === 'scalar') return isQuantityType(type) ? quantityInNanos(String(value)) : value;
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, typeOf(type.of), schema));
  if (!isObject(value)) return value;
  if (type.form === 'struct') return normalizeQuantities(value, type.of, schema);
  return objectOf(Object.entries(value).map(([key, item]) => [key, normalizeValue(item, typeOf(type.of), schema)]));
}

function isQuantityType({ of }: ParsedType): boolean {
  return of === 'quantity' || of === 'amount';
}
