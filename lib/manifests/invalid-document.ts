/** A document that kubectl rejects. */
export class InvalidDocument extends Error {
  constructor(
    message: string,
    /** The index of the character at fault. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** The message for a number that JSON lacks: an infinite one, or NaN. */
export function describeInfiniteNumber(text: string): string {
  return `the API has no number ${text}`;
}
