import { isDeepStrictEqual } from 'node:util';

type JsonMap = Readonly<Record<string, unknown>>;

/**
 * The JSON merge patch that turns one value into another. Lists are replaced as a whole.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export function mergePatchOf(before: unknown, after: unknown): unknown {
  if (after === undefined) return null;
  return isMap(before) && isMap(after) ? mergePatchOfMaps(before, after) : after;
}

/** The JSON merge patch that turns one map into another. */
export function mergePatchOfMaps(before: JsonMap, after: JsonMap): JsonMap {
  const keys = Object.keys({ ...before, ...after });
  const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, mergePatchOf(before[key], after[key])]));
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
