/** Returns the list or map, or undefined if it is empty, so that the manifest omits the field. */
export function omitEmpty<Value extends object>(value: Value | undefined): Value | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}
