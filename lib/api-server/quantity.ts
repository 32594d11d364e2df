const QUANTITY =
  /^(?<sign>[+-]?)(?:(?<whole>\d+)(?:\.(?<part>\d*))?|\.(?<only>\d+))(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d+))?$/;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANO = 10n ** 9n;
const MILLI = 10n ** 6n;
/** More says no quantity that anything has, and would take long to work out. */
const MOST_CHARACTERS = 100;
/** With more, less three for each step of 1024, a number before a binary suffix is always written anew. */
const MOST_BINARY_DIGITS = 14;

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
export function canonical(quantity: string): string | undefined {
  const parsed = parse(quantity);
  return parsed?.isKept ? quantity : parsed && print(parsed);
}

/** The same for an amount of a resource, such as CPU: of those a thousandth is the least. */
export function canonicalAmount(quantity: string): string | undefined {
  const parsed = parse(quantity);
  if (parsed === undefined || (parsed.scale !== undefined && parsed.scale >= -3)) return canonical(quantity);
  return print({ ...parsed, nanos: divided(parsed.nanos, MILLI) * MILLI });
}

/** How much a canonical quantity is, alike for all that are as much. */
export function amount(quantity: string): string {
  return String(parse(quantity)?.nanos);
}

function parse(quantity: string): Quantity | undefined {
  const parts = QUANTITY.exec(quantity)?.groups;
  if (parts === undefined || quantity.length > MOST_CHARACTERS) return undefined;
  const { sign, whole = '', suffix = '', exponent } = parts;
  const part = parts.part ?? parts.only ?? '';
  const digits = `${whole.replace(/^0+/, '')}${part}`;
  const isBelowOne = digits === part;
  const read = suffix.endsWith('i')
    ? binary(digits, part, BINARY.indexOf(suffix))
    : decimal(
        isBelowOne ? `0${part}` : digits,
        part,
        exponent === undefined ? 3 * (DECIMAL.indexOf(suffix) - 3) : Number(exponent),
      );
  const form = exponent === undefined ? read.form : 'exponent';
  return { ...read, form, nanos: sign === '-' ? -read.nanos : read.nanos };
}

function binary(digits: string, part: string, times: number): Quantity {
  const amount = BigInt(digits || '0') * 1024n ** BigInt(times);
  const isKept = part === '' && Number(digits.slice(-3)) % 8 !== 0 && digits.length <= MOST_BINARY_DIGITS - 3 * times;
  const scale = part === '' ? 0 : undefined;
  return { nanos: inNanos(amount, -part.length), form: 'binary', scale, isKept };
}

function decimal(digits: string, part: string, power: number): Quantity {
  const scale = Math.max(-MOST_CHARACTERS, Math.min(power, MOST_CHARACTERS)) - part.length;
  const isKept = scale % 3 === 0 && scale >= -9 && /^[1-9]\d{0,17}$/.test(digits) && !digits.endsWith('000');
  return { nanos: inNanos(BigInt(digits), scale), form: 'decimal', scale, isKept };
}

/** `amount` by a power of ten. */
function inNanos(amount: bigint, power: number): bigint {
  const scale = power + 9;
  return scale >= 0 ? amount * 10n ** BigInt(scale) : divided(amount, 10n ** BigInt(-scale));
}

/** Rounded up. */
function divided(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}

function print({ nanos, form }: Pick<Quantity, 'nanos' | 'form'>): string {
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  // Below 1024 there is nothing for a binary suffix to say, and no fraction can stand before one.
  if (form === 'binary' && size >= 1024n * NANO && size % NANO === 0n) {
    const [amount, times] = shortened(size / NANO, 1024n, BINARY.length - 1);
    return `${sign}${amount}${BINARY[times]}`;
  }
  const [amount, times] = shortened(size, 1000n, DECIMAL.length - 1);
  if (form !== 'exponent') return `${sign}${amount}${DECIMAL[times]}`;
  return times === 3 ? `${sign}${amount}` : `${sign}${amount}e${3 * times - 9}`;
}

/** `amount` without the factor `by`, and how often it was in it. */
function shortened(amount: bigint, by: bigint, most: number): [bigint, number] {
  let [left, times] = [amount, 0];
  while (times < most && left % by === 0n) [left, times] = [left / by, times + 1];
  return [left, times];
}
