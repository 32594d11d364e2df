import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';

import { all, isGiven, must, type Rule, when } from './rule';

const PERCENTAGE = /^\d+%$/;

/** A count or a percentage, such as `1` or `25%`. */
export const countOrPercentage: Rule = must(
  ({ raw: value, string: text }) => (text === undefined ? Number(value) >= 0 : PERCENTAGE.test(text)),
  'a count from 0 on, or a percentage such as 25%',
);

/** A count, or a percentage of at most all. */
export const countOrShare: Rule = all(
  countOrPercentage,
  when(
    ({ string: text = '' }) => PERCENTAGE.test(text),
    must(({ scalar: word }) => Number.parseInt(word, 10) <= 100, 'at most 100%'),
  ),
);

/** Whether a count or percentage is 0, or nothing at all. */
export function isNothing(field: Field): boolean {
  return !isGiven(field) || /^0+%?$/.test(field.scalar);
}

/** A quantity above 0. */
export const positiveQuantity: Rule = must(({ scalar: word }) => parseQuantity(word) > 0, 'above 0');

/** A quantity from 0 on. */
export const quantity: Rule = must(({ scalar: word }) => parseQuantity(word) >= 0, 'no less than 0');
