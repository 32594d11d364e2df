import { parseQuantity } from '../../kubernetes';
import { type Field, type FieldRule, f } from '../../validation';

/** The number that a quantity stands for; NaN if the field is none. */
export function quantityOf({ scalar }: Field): number {
  return parseQuantity(scalar);
}

/** A quantity of 0 or more. */
export const nonNegativeQuantity: FieldRule = f.refine((field) => quantityOf(field) >= 0, 'a quantity of 0 or more');

/** A quantity of more than 0. */
export const positiveQuantity: FieldRule = f.refine((field) => quantityOf(field) > 0, 'a quantity of more than 0');

/** A quantity without a fraction. */
export const wholeQuantity: FieldRule = f.refine(
  (field) => Number.isInteger(quantityOf(field)),
  'a whole number: the resource is not shared in parts',
);
