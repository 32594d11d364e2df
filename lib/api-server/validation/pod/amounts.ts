import { amountOf, type Field } from '../../../fields';
import { textThat } from './demands';

/** How much a field that is a quantity says; NaN where there is none. */
export function amount({ word }: Field): number {
  return amountOf(word);
}

/** What quantities must be. */
export const quantities = {
  notNegative: textThat('a quantity that is not negative', (quantity) => amountOf(quantity) >= 0),
  positive: textThat('a quantity of more than 0', (quantity) => amountOf(quantity) > 0),
  whole: textThat('a whole number', (quantity) => Number.isInteger(amountOf(quantity))),
} as const;
