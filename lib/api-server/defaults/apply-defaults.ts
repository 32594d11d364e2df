import {
  DEFAULTS,
  type FieldDefault,
  isObject,
  isOlder,
  type Json,
  type JsonObject,
  objectOf,
  omitKeys,
} from '../../kubernetes';
import { type ParsedType, type Schema, typeOf } from '../schema';

/**
 * Adds the defaults of a struct to an object, and those of the structs within it. Values that are of another form than
 * their type stay as they are.
 */
export function applyDefaults(object: JsonObject, struct: string, schema: Schema): JsonObject {
  const defaulted = rulesFor(struct, schema).reduce(applyDefault, object);
  const fields = schema.fields(struct);
  const entries = Object.entries(defaulted).map(([name, value]): [string, Json] => {
    const field = fields.get(name);
    return [name, field === undefined ? value : applyDefaultsWithin(value, typeOf(field.type), schema)];
  });
  const implied = impliedFields(struct, schema).filter(([name]) => !Object.hasOwn(defaulted, name));
  return objectOf([...entries, ...implied]);
}

function applyDefaultsWithin(value: Json, type: ParsedType, schema: Schema): Json {
  if (type.form === 'struct') return isObject(value) ? applyDefaults(value, type.of, schema) : value;
  if (type.form !== 'list' || !Array.isArray(value)) return value;
  const itemType = typeOf(type.of);
  return itemType.form === 'scalar' ? value : value.map((item) => applyDefaultsWithin(item, itemType, schema));
}

function rulesFor(struct: string, { version }: Schema): readonly FieldDefault[] {
  const rules = DEFAULTS[struct] ?? [];
  return rules.filter(({ since }) => since === undefined || !isOlder(version, since));
}

function applyDefault(object: JsonObject, rule: FieldDefault): JsonObject {
  if (!isApplicable(rule, object)) return object;
  if (rule.isCleared) return omitKeys(object, [rule.field]);
  const value = valueFor(rule, object);
  if (value === undefined) return object;
  return { ...object, [rule.field]: isObject(value) ? addMembers(value, rule) : value };
}

function isApplicable({ ifSiblings = {}, unlessSiblings = [] }: FieldDefault, object: JsonObject): boolean {
  return (
    unlessSiblings.every((name) => !Object.hasOwn(object, name)) &&
    Object.entries(ifSiblings).every(([name, expected]) => matches(object[name], expected))
  );
}

/** Whether a value is the expected one, matches the expected pattern or, if `true` is expected, is set. */
function matches(value: Json | undefined, expected: unknown): boolean {
  if (expected instanceof RegExp) return typeof value === 'string' && expected.test(value);
  return expected === true ? value !== undefined : value === expected;
}

/** The value of the field if it is set and not overridden, otherwise its default. */
function valueFor({ field, isForced, copiedFrom, value }: FieldDefault, object: JsonObject): Json | undefined {
  const current = isForced ? undefined : object[field];
  return current ?? (copiedFrom === undefined ? (value as Json | undefined) : object[copiedFrom]);
}

function addMembers(value: JsonObject, { members, unlessMembers = [], ifMembers = [] }: FieldDefault): JsonObject {
  const has = (name: string) => Object.hasOwn(value, name);
  const isExcluded = unlessMembers.some(has) || !ifMembers.every(has);
  return isExcluded ? value : { ...(members as JsonObject | undefined), ...value };
}

type ImpliedField = readonly [name: string, value: JsonObject];

const impliedFieldsBySchema = new WeakMap<Schema, Map<string, readonly ImpliedField[]>>();

/** Struct fields that are no pointers exist even if a manifest leaves them out. Those with defaults, with them. */
function impliedFields(struct: string, schema: Schema): readonly ImpliedField[] {
  const byStruct = impliedFieldsBySchema.get(schema) ?? new Map<string, readonly ImpliedField[]>();
  impliedFieldsBySchema.set(schema, byStruct);
  const fields = byStruct.get(struct) ?? findImpliedFields(struct, schema);
  byStruct.set(struct, fields);
  return fields;
}

function findImpliedFields(struct: string, schema: Schema): readonly ImpliedField[] {
  return [...schema.fields(struct)]
    .map(([name, field]) => ({ name, type: typeOf(field.type) }))
    .filter(({ type }) => type.form === 'struct' && !type.isPointer)
    .map(({ name, type }): ImpliedField => [name, applyDefaults({}, type.of, schema)])
    .filter(([, value]) => Object.keys(value).length > 0);
}
