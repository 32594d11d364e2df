/** Text that kubectl doesn't take, with the place in it. */
export class InvalidDocument extends Error {
  constructor(
    message: string,
    /** Of the character at which that is seen, from the start of the text. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** What is wrong with a number that is too large for JSON, or none. */
export function describeInfiniteNumber(text: string): string {
  return `the API has no number ${text}`;
}
