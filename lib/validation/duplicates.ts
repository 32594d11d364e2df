import type { Issue } from './issue';

/** A value that must be given once, where it is, and who has it. */
export interface UniqueValue {
  readonly path: string;
  readonly value: unknown;
  readonly owner: string;
}

/** What is given more than once. What is undefined wasn't given. */
export function findDuplicates(given: readonly UniqueValue[]): readonly Issue[] {
  const first = new Map<unknown, UniqueValue>();
  return given.flatMap((one) => {
    const { path, value } = one;
    const twin = first.get(value);
    if (twin === undefined) first.set(value, one);
    return value === undefined || twin === undefined
      ? []
      : [{ path, value, allowed: `given once: ${twin.owner} has it already` }];
  });
}
