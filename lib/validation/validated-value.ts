import type { Issue } from './issue';

/**
 * A value that keeps its own issues instead of throwing them. The construct that receives it knows the path to report,
 * and reports the issues of all its values at once.
 */
export abstract class ValidatedValue {
  // A private field, so that `inspect` does not show it in errors.
  readonly #issues: readonly Issue[];

  protected constructor(issues: readonly Issue[]) {
    this.#issues = issues;
  }

  /** The issues of what the value was made from. */
  issues(): readonly Issue[] {
    return this.#issues;
  }
}
