/** Compares two strings by their characters, independently of the locale. For `sort`. */
export function compareStrings(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
