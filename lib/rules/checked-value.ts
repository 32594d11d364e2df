import type { Problem } from '../fields';
import type { Rule } from './rule';

/**
 * A value that knows what is wrong with it. It doesn't throw: only the construct that it is given to knows the
 * path to report, and reports the problems of all its values at once.
 */
export abstract class CheckedValue {
  // Private to the language, so that errors that show the value don't show it.
  readonly #found: readonly Problem[];

  protected constructor(found: readonly Problem[]) {
    this.#found = found;
  }

  /** What is wrong with what the value was made from. */
  problems(): readonly Problem[] {
    return this.#found;
  }
}

/** An instance of `type` with nothing wrong inside; `allowed` says to people how one is made. */
export function checkedValue(type: { readonly prototype: CheckedValue }, allowed: string): Rule {
  return (value) =>
    value instanceof CheckedValue && value instanceof (type as unknown as typeof CheckedValue)
      ? value.problems()
      : [{ path: '', value, allowed }];
}
