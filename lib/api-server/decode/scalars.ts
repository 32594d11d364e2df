import type { Json } from '../../kubernetes';
import type { DecodeOptions } from './decode';
import { canonicalizeQuantity, canonicalizeResourceAmount } from './quantity';

/** How the API server reads a value that is neither a list nor a map. */
export interface Scalar {
  /** The allowed values, in words that follow "must be". */
  readonly allowed: string;
  /** The value as the API server stores it. Undefined if it rejects the value. */
  read(value: Json): Json | undefined;
  /** Whether a field that is no pointer counts as unset with this value. */
  isZero(value: Json): boolean;
  /** The value of a list item that is null. */
  readonly zero: Json;
}

const TIME_PATTERN = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const DURATION_PATTERN = /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const BASE64_PATTERN = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const isNeverZero = () => false;

const integer = (min: number, max: number): Scalar => ({
  allowed: `a whole number from ${min} to ${max}`,
  read: (value) => (Number.isInteger(value) && Number(value) >= min && Number(value) <= max ? value : undefined),
  isZero: (value) => value === 0,
  zero: 0,
});

const stringMatching = (pattern: RegExp, allowed: string): Scalar => ({
  allowed,
  read: (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined),
  isZero: isNeverZero,
  zero: '',
});

const quantity = (canonicalize: (quantity: string) => string | undefined): Scalar => ({
  allowed: 'a quantity such as 100m, 0.5 or 1Gi',
  read: (value) =>
    typeof value === 'string' || typeof value === 'number' ? canonicalize(String(value).trim()) : undefined,
  isZero: isNeverZero,
  zero: '0',
});

const INT32 = integer(-(2 ** 31), 2 ** 31 - 1);

/** An int32 in a patched object: the API server keeps the low 32 bits of a number that is too large. */
const PATCHED_INT32: Scalar = {
  ...INT32,
  read: (value) => (Number.isInteger(value) ? Number(BigInt.asIntN(32, BigInt(Number(value)))) : undefined),
};

/** The scalar types by their names in `TYPES`. */
const SCALARS: Readonly<Record<string, Scalar>> = {
  string: {
    allowed: 'a string: in YAML, put a number or truth value in quotes to make it a string',
    read: (value) => (typeof value === 'string' ? value : undefined),
    isZero: (value) => value === '',
    zero: '',
  },
  bool: {
    allowed: 'true or false, without quotes',
    read: (value) => (typeof value === 'boolean' ? value : undefined),
    isZero: (value) => value === false,
    zero: false,
  },
  int32: INT32,
  int64: integer(-(2 ** 63), 2 ** 63),
  intOrString: {
    allowed: 'a whole number or a string',
    read: (value) => (typeof value === 'string' ? value : INT32.read(value)),
    isZero: (value) => value === 0 || value === '',
    zero: 0,
  },
  quantity: quantity(canonicalizeQuantity),
  amount: quantity(canonicalizeResourceAmount),
  time: stringMatching(TIME_PATTERN, 'a time such as 2030-01-01T00:00:00Z'),
  duration: stringMatching(DURATION_PATTERN, 'a duration such as 1h30m'),
  bytes: {
    allowed: 'base64, such as `base64` prints',
    read: readBytes,
    isZero: (value) => value === '',
    zero: '',
  },
  any: { allowed: 'anything', read: (value) => value, isZero: isNeverZero, zero: null },
};

/** The scalar type of a name in `TYPES`. */
export function scalarOf(name: string, { isPatched = false }: DecodeOptions = {}): Scalar {
  const scalar = isPatched && name === 'int32' ? PATCHED_INT32 : SCALARS[name];
  if (scalar === undefined) throw new Error(`No scalar type is called ${name}. Add it to SCALARS.`);
  return scalar;
}

/** Reads base64, in which line breaks are ignored, and writes it in the one spelling that the API server stores. */
function readBytes(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined;
  const base64 = value.replace(/[\r\n]/g, '');
  return BASE64_PATTERN.test(base64) ? Buffer.from(base64, 'base64').toString('base64') : undefined;
}
