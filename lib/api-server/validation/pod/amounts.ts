import { parseQuantity } from '../../../kubernetes';
import type { Field } from '../../../validation';

import { textThat } from './demands';

/** How much a field that is a quantity says; NaN where there is none. */
export function amount({ scalar: word }: Field): number {
  return parseQuantity(word);
}

/** What quantities must be. */
export const quantities = {
  notNegative: textThat('a quantity that is not negative', (quantity) => parseQuantity(quantity) >= 0),
  positive: textThat('a quantity of more than 0', (quantity) => parseQuantity(quantity) > 0),
  whole: textThat('a whole number', (quantity) => Number.isInteger(parseQuantity(quantity))),
} as const;
