/**
 * Escapes a field name for a JSON pointer, with the slash before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function jsonPointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Returns the JSON pointer of field names and indexes, from the outermost to the innermost. */
export function toJsonPointer(steps: readonly string[]): string {
  return steps.map(jsonPointerStep).join('');
}

const FIELD_PATH_STEP = /\['([^']*)'\]|\[(\d+)\]|\.?([^.[]+)/g;

/** Splits a path such as `spec.ports[0].port` into field names and indexes. */
export function parseFieldPath(path: string): string[] {
  return [...path.matchAll(FIELD_PATH_STEP)].map(([, quoted, index, name]) => quoted ?? index ?? String(name));
}
