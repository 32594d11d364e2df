/** What no shell reads as anything but itself; `=` not where a word begins. */
const SAFE = /^[A-Za-z0-9._/-][A-Za-z0-9._/=-]*$/;

/** A text as one word of a command for sh, whatever it consists of. */
export function shellWord(text: string): string {
  // In single quotes sh reads nothing but the closing one.
  return SAFE.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
