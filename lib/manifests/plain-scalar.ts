/** The value of a scalar in YAML. */
export type ScalarValue = null | boolean | number | string;

const valueByWord: ReadonlyMap<string, ScalarValue> = new Map([
  ...entriesFor(null, '', '~', 'null', 'Null', 'NULL'),
  ...entriesFor(true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'),
  ...entriesFor(false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'),
  ...entriesFor(Number.NaN, '.nan', '.NaN', '.NAN'),
  ...entriesFor(Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...entriesFor(Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF'),
]);

const INTEGER = /^([-+]?)(0x[\da-f]+|0o[0-7]+|0b[01]+|0[0-7]*|[1-9]\d*)$/i;
const DECIMAL = /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i;
const MAY_BE_A_NUMBER = /^[-+.\d]/;
/** Underscores are ignored in numbers, except in one that begins with a point and has an underscore beside a non-digit. */
const KEEPS_UNDERSCORES = /^\.(.*\D)?_|^\..*_(\D|$)/;
/** The range of kubectl's integers. */
const [MIN_INTEGER, MAX_INTEGER] = [-(2n ** 63n), 2n ** 64n - 1n];
/** Above this kubectl rounds integers, too. */
const MAX_EXACT_INTEGER = 2n ** 63n - 1n;

function entriesFor(value: ScalarValue, ...words: readonly string[]): [string, ScalarValue][] {
  return words.map((word) => [word, value]);
}

/**
 * The value of a scalar without quotes or a tag. kubectl reads it by YAML 1.1, except that sexagesimal numbers and
 * timestamps are strings.
 *
 * @see https://yaml.org/type/
 */
export function parsePlainScalar(text: string): ScalarValue {
  const word = valueByWord.get(text);
  if (word !== undefined) return word;
  return MAY_BE_A_NUMBER.test(text) ? (parseNumber(text) ?? text) : text;
}

function parseNumber(text: string): number | undefined {
  const whole = parseInteger(text);
  if (whole !== undefined) return Number(whole);
  const digits = KEEPS_UNDERSCORES.test(text) ? text : text.replaceAll('_', '');
  const fraction = DECIMAL.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(fraction) ? fraction : undefined;
}

/** The integer that kubectl reads, with all digits. Undefined if the text is no integer. */
export function parseInteger(text: string): bigint | undefined {
  const [, sign = '', amount] = INTEGER.exec(text.replaceAll('_', '')) ?? [];
  if (amount === undefined || text.startsWith('_')) return undefined;
  const size = BigInt(amount.toLowerCase().replace(/^0(?=\d)/, '0o'));
  const value = sign === '-' ? -size : size;
  return value >= MIN_INTEGER && value <= MAX_INTEGER ? value : undefined;
}

/** Whether a text is an integer that kubectl sends exactly, and that a number in JavaScript rounds. */
export function isInexactInteger(text: string): boolean {
  if (text.length < String(Number.MAX_SAFE_INTEGER).length) return false;
  const whole = parseInteger(text);
  return whole !== undefined && whole <= MAX_EXACT_INTEGER && BigInt(Number(whole)) !== whole;
}
