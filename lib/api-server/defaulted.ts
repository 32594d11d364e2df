import { DEFAULTS, type Default, isObject, isOlder, type Json, type JsonObject, objectOf } from '../kubernetes';
import { type Schema, type Type, typeOf } from './schema';

/** An object of a struct with what an API server puts in where a manifest says nothing. */
export function defaulted(object: JsonObject, struct: string, schema: Schema): JsonObject {
  let filled = object;
  for (const rule of DEFAULTS[struct] ?? []) {
    if (rule.since === undefined || !isOlder(schema.version, rule.since)) filled = filledBy(filled, rule);
  }
  const fields = schema.fields(struct);
  const given = Object.entries(filled).map(([name, value]): [string, Json] => {
    const field = fields.get(name);
    return [name, field === undefined ? value : within(value, typeOf(field.type), schema)];
  });
  const implied = impliedBy(struct, schema).filter(([name]) => !Object.hasOwn(filled, name));
  return objectOf([...given, ...implied]);
}

const known = new WeakMap<Schema, Map<string, readonly [string, JsonObject][]>>();

/** The fields of a struct that are there even if a manifest leaves them out, with their defaults, if they have any. */
function impliedBy(struct: string, schema: Schema): readonly [string, JsonObject][] {
  const ofSchema = known.get(schema) ?? new Map<string, readonly [string, JsonObject][]>();
  known.set(schema, ofSchema);
  const fields = ofSchema.get(struct) ?? findImplied(struct, schema);
  ofSchema.set(struct, fields);
  return fields;
}

function findImplied(struct: string, schema: Schema): readonly [string, JsonObject][] {
  return [...schema.fields(struct)]
    .map(([name, field]) => ({ name, type: typeOf(field.type) }))
    .filter(({ type }) => type.form === 'struct' && !type.isPointer)
    .map(({ name, type }): [string, JsonObject] => [name, defaulted({}, type.of, schema)])
    .filter(([, value]) => Object.keys(value).length > 0);
}

function filledBy(object: JsonObject, rule: Default): JsonObject {
  const { field, value, cleared, from, overriding, without = [] } = rule;
  if (!applies(rule, object) || without.some((name) => Object.hasOwn(object, name))) return object;
  if (cleared) return objectOf(Object.entries(object).filter(([name]) => name !== field));
  const given = (overriding ? undefined : object[field]) ?? (from === undefined ? (value as Json) : object[from]);
  if (given === undefined) return object;
  return { ...object, [field]: isObject(given) ? withMembers(given, rule) : given };
}

function withMembers(given: JsonObject, { members, lacking = [], having = [] }: Default): JsonObject {
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

function within(value: Json, type: Type, schema: Schema): Json {
  if (type.form === 'struct') return isObject(value) ? defaulted(value, type.of, schema) : value;
  if (type.form === 'list') {
    const item = typeOf(type.of);
    return Array.isArray(value) && item.form !== 'scalar' ? value.map((one) => within(one, item, schema)) : value;
  }
  return value;
}
