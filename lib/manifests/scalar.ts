import { Scalar } from 'yaml';
import { keyOfNumber } from './number-key';
import { plainValue, type Simple, wholeNumber } from './plain';

const TAG = 'tag:yaml.org,2002:';
const BASE64 = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

/** What a tag makes of a text; undefined where the text is no such thing. */
const TAGS: Readonly<Record<string, (text: string) => Simple | undefined>> = {
  [`${TAG}null`]: (text) => (plainValue(text) === null ? null : undefined),
  [`${TAG}bool`]: (text) => only('boolean', plainValue(text)),
  [`${TAG}float`]: (text) => only('number', plainValue(text)),
  [`${TAG}int`]: (text) => (wholeNumber(text) === undefined ? undefined : plainValue(text)),
  [`${TAG}binary`]: ofBase64,
};

/**
 * What kubectl reads where this stands in YAML: with a tag what that says, in quotes a string, and otherwise what it
 * looks like. Undefined where it isn't what its tag says.
 */
export function scalarValue({ tag, type, value }: Scalar<string>): Simple | undefined {
  if (tag !== undefined) return (TAGS[tag] ?? String)(value);
  return type === Scalar.PLAIN ? plainValue(value) : value;
}

/** The key that kubectl makes of what stands in a key's place; undefined where it takes none. */
export function keyOf(scalar: Scalar<string>): string | undefined {
  const value = scalarValue(scalar);
  if (typeof value === 'number') return keyOfNumber(value, wholeNumber(scalar.value));
  return value === null ? undefined : value?.toString();
}

function only(type: 'boolean' | 'number', value: Simple): Simple | undefined {
  return typeof value === type ? value : undefined;
}

function ofBase64(text: string): string | undefined {
  const letters = text.replace(/[\r\n]/g, '');
  return BASE64.test(letters) ? Buffer.from(letters, 'base64').toString() : undefined;
}
