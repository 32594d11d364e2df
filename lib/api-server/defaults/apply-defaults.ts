import { DEFAULTS, type Default, isObject, isOlder, type Json, type JsonObject, objectOf } from '../../kubernetes';
import { type Schema, type Type, typeOf } from '../schema';

/** An object of a struct with what an API server puts in where a manifest says nothing. */
export function applyDefaults(object: JsonObject, struct: string, schema: Schema): JsonObject {
  let filled = object;
  for (const rule of DEFAULTS[struct] ?? []) {
    if (rule.since === undefined || !isOlder(schema.version, rule.since)) filled = applyDefault(filled, rule);
  }
  const fields = schema.fields(struct);
  const given = Object.entries(filled).map(([name, value]): [string, Json] => {
    const field = fields.get(name);
    return [name, field === undefined ? value : applyDefaultsWithin(value, typeOf(field.type), schema)];
  });
  const implied = impliedFields(struct, schema).filter(([name]) => !Object.hasOwn(filled, name));
  return objectOf([...given, ...implied]);
}

const impliedFieldsBySchema = new WeakMap<Schema, Map<string, readonly [string, JsonObject][]>>();

/** The fields of a struct that are there even if a manifest leaves them out, with their defaults, if they have any. */
function impliedFields(struct: string, schema: Schema): readonly [string, JsonObject][] {
  const ofSchema = impliedFieldsBySchema.get(schema) ?? new Map<string, readonly [string, JsonObject][]>();
  impliedFieldsBySchema.set(schema, ofSchema);
  const fields = ofSchema.get(struct) ?? findImpliedFields(struct, schema);
  ofSchema.set(struct, fields);
  return fields;
}

function findImpliedFields(struct: string, schema: Schema): readonly [string, JsonObject][] {
  return [...schema.fields(struct)]
    .map(([name, field]) => ({ name, type: typeOf(field.type) }))
    .filter(({ type }) => type.form === 'struct' && !type.isPointer)
    .map(({ name, type }): [string, JsonObject] => [name, applyDefaults({}, type.of, schema)])
    .filter(([, value]) => Object.keys(value).length > 0);
}

function applyDefault(object: JsonObject, rule: Default): JsonObject {
  const { field, value, cleared, from, overriding, without = [] } = rule;
  if (!applies(rule, object) || without.some((name) => Object.hasOwn(object, name))) return object;
  if (cleared) return objectOf(Object.entries(object).filter(([name]) => name !== field));
  const given = (overriding ? undefined : object[field]) ?? (from === undefined ? (value as Json) : object[from]);
  if (given === undefined) return object;
  return { ...object, [field]: isObject(given) ? addMembers(given, rule) : given };
}

function addMembers(given: JsonObject, { members, lacking = [], having = [] }: Default): JsonObject {
  const has = (name: string) => Object.hasOwn(given, name);
  return lacking.some(has) || !having.every(has) ? given : ({ ...members, ...given } as JsonObject);
}

function applies({ where = {} }: Default, object: JsonObject): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    const value = object[name];
    if (wanted instanceof RegExp) return typeof value === 'string' && wanted.test(value);
    return wanted === true ? value !== undefined : value === wanted;
  });
}

function applyDefaultsWithin(value: Json, type: Type, schema: Schema): Json {
  if (type.form === 'struct') return isObject(value) ? applyDefaults(value, type.of, schema) : value;
  if (type.form === 'list') {
    const item = typeOf(type.of);
    return Array.isArray(value) && item.form !== 'scalar'
      ? value.map((one) => applyDefaultsWithin(one, item, schema))
      : value;
  }
  return value;
}
