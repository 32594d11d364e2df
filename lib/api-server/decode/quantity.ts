const QUANTITY_PATTERN =
  /^(?<sign>[+-]?)(?:(?<whole>\d+)(?:\.(?<part>\d*))?|\.(?<only>\d+))(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d+))?$/;

const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANOS_PER_UNIT = 10n ** 9n;
const NANOS_PER_MILLI = 10n ** 6n;
/** More says no quantity that anything has, and would take long to work out. */
const MAX_QUANTITY_CHARACTERS = 100;
/** With more, less three for each step of 1024, a number before a binary suffix is always written anew. */
const MAX_KEPT_BINARY_DIGITS = 14;

interface Quantity {
  /** In units of 1e-9, the least that the API keeps apart. */
  readonly nanos: bigint;
  readonly form: 'binary' | 'decimal' | 'exponent';
  /** The power of ten that it is written in; undefined where it is a fraction before a binary suffix. */
  readonly scale: number | undefined;
  /** Whether the server leaves it as it is written. */
  readonly isKept: boolean;
}

/** A quantity as an API server gives it back; undefined where it is none. */
export function canonicalizeQuantity(quantity: string): string | undefined {
  const parsed = parse(quantity);
  return parsed?.isKept ? quantity : parsed && print(parsed);
}

/** The same for an amount of a resource, such as CPU: of those a thousandth is the least. */
export function canonicalizeResourceAmount(quantity: string): string | undefined {
  const parsed = parse(quantity);
  if (parsed === undefined || (parsed.scale !== undefined && parsed.scale >= -3)) return canonicalizeQuantity(quantity);
  return print({ ...parsed, nanos: divideRoundingUp(parsed.nanos, NANOS_PER_MILLI) * NANOS_PER_MILLI });
}

/** How much a canonical quantity is, alike for all that are as much. */
export function amount(quantity: string): string {
  return String(parse(quantity)?.nanos);
}

function parse(quantity: string): Quantity | undefined {
  const parts = QUANTITY_PATTERN.exec(quantity)?.groups;
  if (parts === undefined || quantity.length > MAX_QUANTITY_CHARACTERS) return undefined;
  const { sign, whole = '', suffix = '', exponent } = parts;
  const part = parts.part ?? parts.only ?? '';
  const digits = `${whole.replace(/^0+/, '')}${part}`;
  const isBelowOne = digits === part;
  const read = suffix.endsWith('i')
    ? parseBinary(digits, part, BINARY_SUFFIXES.indexOf(suffix))
    : parseDecimal(
        isBelowOne ? `0${part}` : digits,
        part,
        exponent === undefined ? 3 * (DECIMAL_SUFFIXES.indexOf(suffix) - 3) : Number(exponent),
      );
  const form = exponent === undefined ? read.form : 'exponent';
  return { ...read, form, nanos: sign === '-' ? -read.nanos : read.nanos };
}

function parseBinary(digits: string, part: string, times: number): Quantity {
  const amount = BigInt(digits || '0') * 1024n ** BigInt(times);
  const isKept =
    part === '' && Number(digits.slice(-3)) % 8 !== 0 && digits.length <= MAX_KEPT_BINARY_DIGITS - 3 * times;
  const scale = part === '' ? 0 : undefined;
  return { nanos: toNanos(amount, -part.length), form: 'binary', scale, isKept };
}

function parseDecimal(digits: string, part: string, power: number): Quantity {
  const scale = Math.max(-MAX_QUANTITY_CHARACTERS, Math.min(power, MAX_QUANTITY_CHARACTERS)) - part.length;
  const isKept = scale % 3 === 0 && scale >= -9 && /^[1-9]\d{0,17}$/.test(digits) && !digits.endsWith('000');
  return { nanos: toNanos(BigInt(digits), scale), form: 'decimal', scale, isKept };
}

/** `amount` by a power of ten. */
function toNanos(amount: bigint, power: number): bigint {
  const scale = power + 9;
  return scale >= 0 ? amount * 10n ** BigInt(scale) : divideRoundingUp(amount, 10n ** BigInt(-scale));
}

/** Rounded up. */
function divideRoundingUp(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}

function print({ nanos, form }: Pick<Quantity, 'nanos' | 'form'>): string {
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  // Below 1024 there is nothing for a binary suffix to say, and no fraction can stand before one.
  if (form === 'binary' && size >= 1024n * NANOS_PER_UNIT && size % NANOS_PER_UNIT === 0n) {
    const [amount, times] = factorOut(size / NANOS_PER_UNIT, 1024n, BINARY_SUFFIXES.length - 1);
    return `${sign}${amount}${BINARY_SUFFIXES[times]}`;
  }
  const [amount, times] = factorOut(size, 1000n, DECIMAL_SUFFIXES.length - 1);
  if (form !== 'exponent') return `${sign}${amount}${DECIMAL_SUFFIXES[times]}`;
  return times === 3 ? `${sign}${amount}` : `${sign}${amount}e${3 * times - 9}`;
}

/** `amount` without the factor `by`, and how often it was in it. */
function factorOut(amount: bigint, by: bigint, most: number): [bigint, number] {
  let [left, times] = [amount, 0];
  while (times < most && left % by === 0n) [left, times] = [left / by, times + 1];
  return [left, times];
}
