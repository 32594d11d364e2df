import type { Range } from '../kubernetes';

/** Whether a value is a whole number in this range. */
export function isWithin({ min, max }: Range, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
