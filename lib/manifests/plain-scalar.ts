/** What a word of YAML may stand for. */
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
/** Wherever "_" stands it counts for nothing, but for numbers that begin with their point: there, digits must be around it. */
const KEEPS_UNDERSCORES = /^\.(.*\D)?_|^\..*_(\D|$)/;
/** Beyond these kubectl has no whole numbers. */
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 64n - 1n];
/** Beyond this it keeps whole numbers no more exactly than others do. */
const MOST_EXACT = 2n ** 63n - 1n;

function entriesFor(value: ScalarValue, ...words: readonly string[]): [string, ScalarValue][] {
  return words.map((word) => [word, value]);
}

/**
 * What kubectl reads where this stands in YAML without quotes or a tag: that is YAML 1.1, but for numbers to the base
 * of 60 and times, which are strings.
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

/** The whole number that kubectl takes this for, to the last digit; undefined where it takes it for another thing. */
export function parseInteger(text: string): bigint | undefined {
  const [, sign = '', amount] = INTEGER.exec(text.replaceAll('_', '')) ?? [];
  if (amount === undefined || text.startsWith('_')) return undefined;
  const size = BigInt(amount.toLowerCase().replace(/^0(?=\d)/, '0o'));
  const value = sign === '-' ? -size : size;
  return value >= LEAST && value <= MOST ? value : undefined;
}

/** Whether a whole number loses digits, which it keeps on its way to the API server, where it becomes a number here. */
export function isInexactInteger(text: string): boolean {
  if (text.length < String(Number.MAX_SAFE_INTEGER).length) return false;
  const whole = parseInteger(text);
  return whole !== undefined && whole <= MOST_EXACT && BigInt(Number(whole)) !== whole;
}
