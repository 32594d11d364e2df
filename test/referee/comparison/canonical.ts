import {
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Schema,
  type Type,
  typeOf,
} from '../../../lib/api-server';

/** The API server counts the templates of a DaemonSet here, as it counts `metadata.generation`. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/**
 * An object as Kubernetes prints it, without what only the encoding adds: Go's JSON writes `resources: {}` and
 * `creationTimestamp: null` where nothing is set.
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

function readValue(value: Json, type: Type, schema: Schema): Json {
  if (type.form === 'list') {
    return Array.isArray(value) ? value.map((item) => readValue(item, typeOf(type.of), schema)) : value;
  }
  if (!isObject(value) || type.form === 'scalar') return value;
  if (type.form === 'struct') return readStruct(value, type.of, schema);
  return objectOf(Object.entries(value).map(([key, item]) => [key, readValue(item, typeOf(type.of), schema)]));
}

/** Whether Go holds nothing here. A list that is kept empty says something. */
function isZeroValue(value: Json, { form }: Type): boolean {
  if (form === 'struct') return isObject(value) && Object.keys(value).length === 0;
  if (form === 'map') return isObject(value) && Object.keys(value).length === 0;
  return form === 'scalar' && (value === '' || value === 0 || value === false);
}
