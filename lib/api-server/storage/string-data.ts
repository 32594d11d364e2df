import { isObject, type JsonObject, objectOf } from '../../kubernetes';

/**
 * An object in the form in which the server keeps it: what a Secret has in `stringData` it keeps in `data`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function foldStringData(object: JsonObject): JsonObject {
  const { stringData, ...secret } = object;
  if (object.kind !== 'Secret' || !isObject(stringData)) return object;
  const packed = Object.entries(stringData).map(
    ([key, value]) => [key, Buffer.from(String(value)).toString('base64')] as const,
  );
  return { ...secret, data: { ...(secret.data as JsonObject | undefined), ...objectOf(packed) } };
}
