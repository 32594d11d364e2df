import { isDeepStrictEqual } from 'node:util';

/**
 * The JSON merge patch that makes one value of another. Lists are replaced whole.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export function mergePatchOf(before: unknown, after: unknown): unknown {
  if (after === undefined) return null;
  if (!isMap(before) || !isMap(after)) return after;
  const keys = Object.keys({ ...before, ...after });
  const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, mergePatchOf(before[key], after[key])]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
