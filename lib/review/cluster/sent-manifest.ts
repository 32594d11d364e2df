import { isObject, type Json, type JsonObject } from '../../kubernetes';

/**
 * Returns a manifest as `kubectl apply` sends it. If one annotation has no value, kubectl sends none of them. When it
 * creates an object, kubectl leaves out every field without a value.
 */
export function toSentManifest(manifest: JsonObject, { isCreated }: { readonly isCreated: boolean }): JsonObject {
  const sent = hasNullAnnotation(manifest) ? withoutAnnotations(manifest) : manifest;
  return isCreated && hasNull(sent) ? withoutNullFields(sent) : sent;
}

/** Whether one of the annotations has no value. */
export function hasNullAnnotation({ metadata }: JsonObject): boolean {
  if (!isObject(metadata) || !isObject(metadata.annotations)) return false;
  return Object.values(metadata.annotations).includes(null);
}

function withoutAnnotations(manifest: JsonObject): JsonObject {
  const { annotations: _, ...metadata } = manifest.metadata as JsonObject;
  return { ...manifest, metadata };
}

function withoutNullFields(object: JsonObject): JsonObject {
  const entries = Object.entries(object).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]));
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  return isObject(value) ? withoutNullFields(value) : value;
}

function hasNull(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasNull);
  return value === null || (isObject(value) && Object.values(value).some(hasNull));
}
