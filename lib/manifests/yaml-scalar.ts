import { Scalar } from 'yaml';
import { formatNumericKey } from './numeric-key';
import { parseInteger, parsePlainScalar, type ScalarValue } from './plain-scalar';

const TAG_PREFIX = 'tag:yaml.org,2002:';
const BASE64 = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

/** The parser of each tag. It returns undefined if the text is no value of the tag. */
const parserByTag: Readonly<Record<string, (text: string) => ScalarValue | undefined>> = {
  [`${TAG_PREFIX}null`]: (text) => (parsePlainScalar(text) === null ? null : undefined),
  [`${TAG_PREFIX}bool`]: (text) => requireType('boolean', parsePlainScalar(text)),
  [`${TAG_PREFIX}float`]: (text) => requireType('number', parsePlainScalar(text)),
  [`${TAG_PREFIX}int`]: (text) => (parseInteger(text) === undefined ? undefined : parsePlainScalar(text)),
  [`${TAG_PREFIX}binary`]: decodeBase64,
};

/**
 * The value of a scalar for kubectl: by its tag, a string if it is quoted, and otherwise by its form. Undefined if the text
 * is no value of its tag.
 */
export function parseScalar({ tag, type, value }: Scalar<string>): ScalarValue | undefined {
  if (tag !== undefined) return (parserByTag[tag] ?? String)(value);
  return type === Scalar.PLAIN ? parsePlainScalar(value) : value;
}

/** The key that kubectl makes of a scalar. Undefined if kubectl rejects it as a key. */
export function parseKey(scalar: Scalar<string>): string | undefined {
  const value = parseScalar(scalar);
  if (typeof value === 'number') return formatNumericKey(value, parseInteger(scalar.value));
  return value === null ? undefined : value?.toString();
}

function requireType(type: 'boolean' | 'number', value: ScalarValue): ScalarValue | undefined {
  return typeof value === type ? value : undefined;
}

function decodeBase64(text: string): string | undefined {
  const letters = text.replace(/[\r\n]/g, '');
  return BASE64.test(letters) ? Buffer.from(letters, 'base64').toString() : undefined;
}
