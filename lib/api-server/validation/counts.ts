import { RANGES } from '../../kubernetes';
import { type Field, type FieldRule, f, isSet } from '../../validation';

const PERCENTAGE = /^\d+%$/;

/** A count of 0 or more, if one is set. */
export const optionalCount: FieldRule = f.optional(f.integer(RANGES.count));

/** A count or a percentage, such as `1` or `25%`. */
export const intOrPercent: FieldRule = f.refine(
  ({ raw, string }) => (string === undefined ? Number(raw) >= 0 : PERCENTAGE.test(string)),
  'a count from 0 on, or a percentage such as 25%',
);

/** A count, or a percentage of at most 100. */
export const intOrPercentOfAll: FieldRule = f.allOf(
  intOrPercent,
  f.refine(({ scalar }) => !PERCENTAGE.test(scalar) || Number.parseInt(scalar, 10) <= 100, 'at most 100%'),
);

/** Whether a count or percentage is 0 or not set. */
export function isZeroOrUnset(field: Field): boolean {
  return !isSet(field) || /^0+%?$/.test(field.scalar);
}
