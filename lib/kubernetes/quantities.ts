/**
 * The factor that a suffix of a quantity stands for.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
const QUANTITY_SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY =
  /^(?<sign>[+-]?)(?<amount>\d+(?:\.\d*)?|\.\d+)(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d{1,2}))?$/;

/** Reads a quantity such as `100m`, `1Gi` or `1e3` as a number. NaN if the text is no quantity. */
export function parseQuantity(quantity: string): number {
  const parts = QUANTITY.exec(quantity)?.groups;
  if (parts === undefined) return Number.NaN;
  const { sign, amount, suffix = '', exponent = '0' } = parts;
  return Number(`${sign}${amount}`) * Number(QUANTITY_SUFFIXES[suffix]) * 10 ** Number(exponent);
}
