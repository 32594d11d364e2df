import { type ParsedType, type Schema, typeOf } from '../../../lib/api-server';
import { isObject, type Json, type JsonObject, objectOf } from '../../../lib/kubernetes';

/** The annotation in which the API server counts the templates of a DaemonSet. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/**
 * Removes what only the encoding adds from an object: Go writes unset fields such as `resources: {}` and
 * `creationTimestamp: null`. Removes the status and generations, too.
 */
export function withoutZeros(object: JsonObject, struct: string, schema: Schema): JsonObject {
  const { status: _, metadata, ...rest } = object;
  return readStruct({ ...rest, ...(isObject(metadata) && { metadata: withoutGeneration(metadata) }) }, struct, schema);
}

function withoutGeneration({ generation: _, ...metadata }: JsonObject): JsonObject {
  if (!isObject(metadata.annotations)) return metadata;
  const { [TEMPLATE_GENERATION]: __, ...annotations } = metadata.annotations;
  return { ...metadata, annotations };
}

function readStruct(object: JsonObject, struct: string, schema: Schema): JsonObject {
  const fields = schema.fields(struct);
  const entries = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const field = fields.get(name);
    if (field === undefined || field.type === 'passedOver') return field === undefined ? [[name, value]] : [];
    const type = typeOf(field.type);
    const inner = readValue(value, type, schema);
    const isUnset = inner === null || (!type.isPointer && isZeroValue(inner, type));
    return isUnset ? [] : [[name, inner]];
  });
  return objectOf(entries);
}

function readValue(value: Json, type: ParsedType, schema: Schema): Json {
  if (type.form === 'list') {
    return Array.isArray(value) ? value.map((item) => readValue(item, typeOf(type.of), schema)) : value;
  }
  if (!isObject(value) || type.form === 'scalar') return value;
  if (type.form === 'struct') return readStruct(value, type.of, schema);
  return objectOf(Object.entries(value).map(([key, item]) => [key, readValue(item, typeOf(type.of), schema)]));
}

/** Whether a value is the zero value of its Go type. An empty list is not: it differs from a missing one. */
function isZeroValue(value: Json, { form }: ParsedType): boolean {
  if (form === 'struct' || form === 'map') return isObject(value) && Object.keys(value).length === 0;
  return form === 'scalar' && (value === '' || value === 0 || value === false);
}
