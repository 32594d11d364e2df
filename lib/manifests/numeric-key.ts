const MAX_INTEGER = 2n ** 63n - 1n;
/** A fraction is written with an exponent from 10 to the first power on, and below 10 to the second. */
const [MAX_EXPONENT, MIN_EXPONENT] = [6, -4];
const MAX_DIGITS = 9;

/**
 * The key that kubectl makes of a number. It writes a fraction with as many digits as distinguish it from other
 * single-precision numbers. Undefined if kubectl rejects the number as a key.
 */
export function formatNumericKey(value: number, whole: bigint | undefined): string | undefined {
  if (whole !== undefined) return whole <= MAX_INTEGER ? whole.toString() : undefined;
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(Math.fround(value))) return value < 0 ? '-.inf' : '.inf';
  return Object.is(value, -0) ? '-0' : formatFraction(value);
}

function formatFraction(value: number): string {
  let digits = value.toExponential(0);
  for (let more = 1; more < MAX_DIGITS && Math.fround(Number(digits)) !== Math.fround(value); more += 1) {
    digits = value.toExponential(more);
  }
  const [amount, exponent] = digits.split('e');
  if (Number(exponent) >= MIN_EXPONENT && Number(exponent) < MAX_EXPONENT) return String(Number(digits));
  return `${amount}e${exponent?.replace(/^([-+])(\d)$/, '$10$2')}`;
}
