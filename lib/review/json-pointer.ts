/**
 * A step of a JSON pointer, with the slash before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function jsonPointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const STEP = /\['([^']*)'\]|\[(\d+)\]|\.?([^.[]+)/g;

/** The steps of a path such as `spec.ports[0].port`. */
export function parseFieldPath(path: string): string[] {
  return [...path.matchAll(STEP)].map(([, quoted, index, name]) => quoted ?? index ?? String(name));
}

/** The JSON pointer of these steps. */
export function toJsonPointer(steps: readonly string[]): string {
  return steps.map(jsonPointerStep).join('');
}
