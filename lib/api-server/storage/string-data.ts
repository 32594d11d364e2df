import { isObject, type JsonObject, mapOf, objectOf } from '../../kubernetes';

/**
 * Moves the `stringData` of a Secret to its `data`, in base64. Other objects stay as they are.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function foldStringData(object: JsonObject): JsonObject {
  const { stringData, ...secret } = object;
  if (object.kind !== 'Secret' || !isObject(stringData)) return object;
  const encoded = Object.entries(stringData).map(
    ([key, value]) => [key, Buffer.from(String(value)).toString('base64')] as const,
  );
  return { ...secret, data: { ...mapOf(secret.data), ...objectOf(encoded) } };
}
