import { QUANTITY_SUFFIXES } from '.';

const QUANTITY =
  /^(?<sign>[+-]?)(?<amount>\d+(?:\.\d*)?|\.\d+)(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d{1,2}))?$/;

/** How much a quantity such as `100m`, `1Gi` or `1e3` is; NaN where it is none. */
export function parseQuantity(quantity: string): number {
  const parts = QUANTITY.exec(quantity)?.groups;
  if (parts === undefined) return Number.NaN;
  const { sign, amount, suffix = '', exponent = '0' } = parts;
  return Number(`${sign}${amount}`) * Number(QUANTITY_SUFFIXES[suffix]) * 10 ** Number(exponent);
}
