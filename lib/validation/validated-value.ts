import type { Issue } from './issue';

/**
 * A value that knows what is wrong with it. It doesn't throw: only the construct that it is given to knows the
 * path to report, and reports the problems of all its values at once.
 */
export abstract class ValidatedValue {
  // Private to the language, so that errors that show the value don't show it.
  readonly #found: readonly Issue[];

  protected constructor(found: readonly Issue[]) {
    this.#found = found;
  }

  /** What is wrong with what the value was made from. */
  issues(): readonly Issue[] {
    return this.#found;
  }
}
