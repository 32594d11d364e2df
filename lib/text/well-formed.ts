/** Whether a value is a string without half of a surrogate pair, which could not be written. */
export function isWellFormedText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}
