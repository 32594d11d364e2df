/** A list or a map as it stands in a manifest: an empty one says nothing, and is left out. */
export function omitEmpty<Value extends object>(value: Value | undefined): Value | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}
