import { type Field, isNonEmpty } from './field';
import type { Issue } from './issue';

/** A value that must be unique among others. */
export interface UniqueValue {
  /** The path of the value. */
  readonly path: string;
  /** The value. One that is undefined is never a duplicate. */
  readonly value: unknown;
  /** The value that is compared with others. @default value */
  readonly identity?: unknown;
  /** The owner of the value, in words for the message about a duplicate of it. */
  readonly owner: string;
}

/** One issue for each value that is the same as a value before it. */
export function findDuplicates(values: readonly UniqueValue[]): readonly Issue[] {
  const owners = new Map<unknown, string>();
  const issues: Issue[] = [];
  for (const one of values) {
    const identity = 'identity' in one ? one.identity : one.value;
    if (identity === undefined) continue;
    const owner = owners.get(identity);
    if (owner === undefined) owners.set(identity, one.owner);
    else issues.push({ path: one.path, value: one.value, allowed: `given once: ${owner} has it already` });
  }
  return issues;
}

/**
 * The fields that are the same as one before them. Empty fields are never the same.
 *
 * @param identities what the fields must differ in, one for each field, by default their values
 */
export function findDuplicateFields(
  fields: readonly Field[],
  identities: readonly string[] = fields.map(({ scalar }) => scalar),
): readonly Issue[] {
  return findDuplicates(
    fields.map((field, index) => ({
      path: field.path,
      value: field.raw,
      identity: isNonEmpty(field) ? identities[index] : undefined,
      owner: field.path,
    })),
  );
}
