/** Words that a shell does not change. A word that begins with `=` is not among them. */
const SAFE_WORD = /^[A-Za-z0-9._/-][A-Za-z0-9._/=-]*$/;

/** Quotes a text, so that it is one word of a command for sh. */
export function quoteShellWord(text: string): string {
  // In single quotes sh interprets only the closing quote.
  return SAFE_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Whether a stream is a terminal that supports colors, and the user did not set NO_COLOR. */
export function canUseColors(
  { isTTY }: { isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
