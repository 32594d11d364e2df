const MAX_INTEGER = 2n ** 63n - 1n;
/** From 10 to this power on, a fraction is spelled with its exponent; so it is below 10 to the other. */
const [LARGE, SMALL] = [6, -4];
const MAX_DIGITS = 9;

/**
 * The key that kubectl makes of a number: a fraction it spells with as many digits as tell it from others of half the
 * precision. Undefined where it takes none.
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
  if (Number(exponent) >= SMALL && Number(exponent) < LARGE) return String(Number(digits));
  return `${amount}e${exponent?.replace(/^([-+])(\d)$/, '$10$2')}`;
}
