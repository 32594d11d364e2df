/** Which of two strings comes first, letter by letter, whatever the language of the machine. */
export function compareStrings(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
