import type { MeasuredVersion } from './measured-versions';

/** The default of a field, which an API server sets if a manifest leaves it out. */
export interface FieldDefault {
  readonly field: string;
  /** The default. If it is a map, its own fields get their defaults, too. */
  readonly value?: unknown;
  /** Defaults of members of the field, set even if a manifest sets the field. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Sets `members` only if the field has none of these members. */
  readonly unlessMembers?: readonly string[];
  /** Sets `members` only if the field has all of these members. */
  readonly ifMembers?: readonly string[];
  /** Removes the field, even if a manifest sets it. */
  readonly isCleared?: true;
  /** The sibling whose value becomes the default. */
  readonly copiedFrom?: string;
  /** Replaces the value of the manifest. */
  readonly isForced?: true;
  /** Applies only if siblings have these values, match these patterns or, for `true`, exist. */
  readonly ifSiblings?: Readonly<Record<string, unknown>>;
  /** Applies only if none of these siblings exists. */
  readonly unlessSiblings?: readonly string[];
  /** The first version that sets it. Missing if all do. */
  readonly since?: MeasuredVersion;
}

/** Builds unconditional defaults from values by field. */
export const toDefaults = (fields: Readonly<Record<string, unknown>>): FieldDefault[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));
