import { isObject, type Json, type JsonObject } from '../../api-server';

/**
 * A manifest as `kubectl apply` sends it. If one annotation has no value, kubectl sends none of them. When it creates an
 * object, it leaves out every field without a value.
 */
export function toSentManifest(manifest: JsonObject, isCreated: boolean): JsonObject {
  const readable = hasNullAnnotation(manifest) ? withoutAnnotations(manifest) : manifest;
  return isCreated ? (withoutNulls(readable) as JsonObject) : readable;
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

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value) || !hasNull(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutNulls(member)]));
}

/** Most manifests have none, and stay as they are. */
function hasNull(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasNull);
  return value === null || (isObject(value) && Object.values(value).some(hasNull));
}
