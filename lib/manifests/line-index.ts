/** Finds lines and columns of a text by character index. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#starts.push(end + 1);
  }

  /** The line of a character, from 1. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (Number(this.#starts[middle]) <= offset) low = middle;
      else high = middle;
    }
    return high;
  }

  /** The line and the column of a character, both from 1: `12:3`. */
  lineAndColumnAt(offset: number): string {
    const line = this.lineAt(offset);
    return `${line}:${offset - Number(this.#starts[line - 1]) + 1}`;
  }
}
