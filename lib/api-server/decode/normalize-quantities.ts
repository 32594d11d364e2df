import { type Json, type JsonObject, objectOf } from '../../kubernetes';
import { type Schema, type Type, typeOf } from '../schema';
import { amount } from './quantity';

/** An object in which two quantities that are as much read alike, as where API servers look for changes. */
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
  if (type.form === 'scalar') return ['quantity', 'amount'].includes(type.of) ? amount(String(value)) : value;
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, typeOf(type.of), schema));
  const members = value as JsonObject;
  if (type.form === 'struct') return meaning(members, type.of, schema);
  return objectOf(Object.entries(members).map(([key, item]) => [key, normalizeValue(item, typeOf(type.of), schema)]));
}
