/**
 * A step of a JSON pointer, with the slash before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function pointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
