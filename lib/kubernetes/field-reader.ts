/** Reads untyped JSON without errors: a missing path reads as nothing. `Field` of lib/validation is one. */
export interface FieldReader {
  /** The value itself. */
  readonly raw: unknown;
  /** The value if it is a string. */
  readonly string: string | undefined;
  /** The value if it is a number. */
  readonly number: number | undefined;
  /** A string, number or boolean as text. Otherwise empty. */
  readonly scalar: string;
  /** The field below these keys. */
  at(...keys: readonly string[]): FieldReader;
  /** The fields at this path that have a value. `*` stands for every item of a list. */
  find(...path: readonly string[]): readonly FieldReader[];
  /** The values of a map by key. */
  entries(): readonly (readonly [key: string, field: FieldReader])[];
}
