/** A sign, a number, and a suffix or an exponent. The number has an integer part, a fraction, or both. */
const QUANTITY_PATTERN =
  /^(?<sign>[+-]?)(?:(?<integer>\d+)(?:\.(?<fraction>\d*))?|\.(?<onlyFraction>\d+))(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d+))?$/;

const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANOS_PER_UNIT = 10n ** 9n;
const NANOS_PER_MILLI = 10n ** 6n;
/** No real quantity is longer, and to compute with a longer one would take long. */
const MAX_QUANTITY_CHARACTERS = 100;
/** The API server rewrites a binary quantity of more digits. Each step of 1024 leaves room for three digits less. */
const MAX_KEPT_BINARY_DIGITS = 14;

interface Quantity {
  /** The number in units of 1e-9, the smallest that the API distinguishes. */
  readonly nanos: bigint;
  readonly form: 'binary' | 'decimal' | 'exponent';
  /** The power of ten of the last digit. Undefined for a fraction before a binary suffix. */
  readonly scale: number | undefined;
  /** Whether the API server stores the quantity as it is written. */
  readonly isCanonical: boolean;
}

/**
 * The form in which the API server stores a quantity. Undefined if it is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function canonicalizeQuantity(quantity: string): string | undefined {
  const parsed = parse(quantity);
  if (parsed === undefined) return undefined;
  return parsed.isCanonical ? quantity : format(parsed);
}

/** The form in which the API server stores the quantity of a resource such as CPU. It rounds up to a thousandth. */
export function canonicalizeResourceAmount(quantity: string): string | undefined {
  const parsed = parse(quantity);
  if (parsed === undefined) return undefined;
  if (parsed.scale !== undefined && parsed.scale >= -3) return canonicalizeQuantity(quantity);
  return format({ ...parsed, nanos: divideRoundingUp(parsed.nanos, NANOS_PER_MILLI) * NANOS_PER_MILLI });
}

/** A quantity in units of 1e-9, as a string that is the same for equal quantities. */
export function quantityInNanos(quantity: string): string {
  return String(parse(quantity)?.nanos);
}

function parse(quantity: string): Quantity | undefined {
  const parts = QUANTITY_PATTERN.exec(quantity)?.groups;
  if (parts === undefined || quantity.length > MAX_QUANTITY_CHARACTERS) return undefined;
  const { sign, suffix = '', exponent } = parts;
  const integer = (parts.integer ?? '').replace(/^0+/, '');
  const fraction = parts.fraction ?? parts.onlyFraction ?? '';
  const absolute = suffix.endsWith('i')
    ? parseBinary(integer, fraction, BINARY_SUFFIXES.indexOf(suffix))
    : parseDecimal(integer, fraction, exponent === undefined ? powerOf(suffix) : Number(exponent));
  const form = exponent === undefined ? absolute.form : 'exponent';
  return { ...absolute, form, nanos: sign === '-' ? -absolute.nanos : absolute.nanos };
}

/** The power of ten of a decimal suffix: 3 for `k`. */
function powerOf(suffix: string): number {
  return 3 * (DECIMAL_SUFFIXES.indexOf(suffix) - DECIMAL_SUFFIXES.indexOf(''));
}

function parseBinary(integer: string, fraction: string, powerOf1024: number): Quantity {
  const digits = integer + fraction;
  const isInteger = fraction === '';
  const isCanonical =
    isInteger && Number(digits.slice(-3)) % 8 !== 0 && digits.length <= MAX_KEPT_BINARY_DIGITS - 3 * powerOf1024;
  return {
    nanos: toNanos(BigInt(digits || '0') * 1024n ** BigInt(powerOf1024), -fraction.length),
    form: 'binary',
    scale: isInteger ? 0 : undefined,
    isCanonical,
  };
}

function parseDecimal(integer: string, fraction: string, power: number): Quantity {
  const digits = integer === '' ? `0${fraction}` : integer + fraction;
  const boundedPower = Math.max(-MAX_QUANTITY_CHARACTERS, Math.min(power, MAX_QUANTITY_CHARACTERS));
  const scale = boundedPower - fraction.length;
  const isCanonical = scale % 3 === 0 && scale >= -9 && /^[1-9]\d{0,17}$/.test(digits) && !digits.endsWith('000');
  return { nanos: toNanos(BigInt(digits), scale), form: 'decimal', scale, isCanonical };
}

/** Converts `amount` times a power of ten, and rounds up. */
function toNanos(amount: bigint, powerOfTen: number): bigint {
  const power = powerOfTen + 9;
  return power >= 0 ? amount * 10n ** BigInt(power) : divideRoundingUp(amount, 10n ** BigInt(-power));
}

function divideRoundingUp(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor - 1n) / divisor;
}

function format({ nanos, form }: Pick<Quantity, 'nanos' | 'form'>): string {
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  // A binary suffix needs a whole number of at least 1024.
  if (form === 'binary' && size >= 1024n * NANOS_PER_UNIT && size % NANOS_PER_UNIT === 0n) {
    const { rest, count } = factorOut(size / NANOS_PER_UNIT, 1024n, BINARY_SUFFIXES.length - 1);
    return `${sign}${rest}${BINARY_SUFFIXES[count]}`;
  }
  const { rest, count } = factorOut(size, 1000n, DECIMAL_SUFFIXES.length - 1);
  if (form !== 'exponent') return `${sign}${rest}${DECIMAL_SUFFIXES[count]}`;
  const exponent = 3 * count - 9;
  return exponent === 0 ? `${sign}${rest}` : `${sign}${rest}e${exponent}`;
}

/** Divides by a factor as often as no remainder is left, but at most `maxCount` times. */
function factorOut(amount: bigint, factor: bigint, maxCount: number): { rest: bigint; count: number } {
  let [rest, count] = [amount, 0];
  while (count < maxCount && rest % factor === 0n) {
    rest /= factor;
    count += 1;
  }
  return { rest, count };
}
