import type { MeasuredVersion } from './measured-versions';

/** What an API server puts into a field that is left out. */
export interface FieldDefault {
  readonly field: string;
  /** What; where it is a map, its own fields have their defaults too. */
  readonly value?: unknown;
  /** What is in it besides, whether or not it is given. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Only where it has none of these members. */
  readonly unlessMembers?: readonly string[];
  /** Only where it has all of these members. */
  readonly ifMembers?: readonly string[];
  /** Whether it goes instead, however it was given. */
  readonly isCleared?: true;
  /** The field beside it that it is copied from. */
  readonly copiedFrom?: string;
  /** Whether it replaces what is given. */
  readonly isForced?: true;
  /** Only where fields beside it have these values, match, or, where `true`, are there. */
  readonly ifSiblings?: Readonly<Record<string, unknown>>;
  /** Only where none of these fields beside it is there. */
  readonly unlessSiblings?: readonly string[];
  /** The first version that does so, where not all do. */
  readonly since?: MeasuredVersion;
}

/** These values for these fields, whatever is beside them. */
export const toDefaults = (fields: Readonly<Record<string, unknown>>): FieldDefault[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));
