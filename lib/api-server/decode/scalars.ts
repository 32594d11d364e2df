import type { Json } from '../../kubernetes';
import { canonicalizeQuantity, canonicalizeResourceAmount } from './quantity';

/** How a value that is no list, map or struct is read. */
export interface Scalar {
  /** What it must be, for people. */
  readonly allowed: string;
  /** As the API server gives it back; undefined where it takes no such value. */
  read(value: Json): Json | undefined;
  /** Whether it is what a field holds that nobody set. */
  isZero(value: Json): boolean;
  /** What stands where it is null. */
  readonly zero: Json;
}

const isNeverZero = () => false;
const integer = (min: number, max: number): Scalar => ({
  allowed: `a whole number from ${min} to ${max}`,
  read: (value) => (Number.isInteger(value) && Number(value) >= min && Number(value) <= max ? value : undefined),
  isZero: (value) => value === 0,
  zero: 0,
});
const stringMatching = (allowed: string, form: RegExp): Scalar => ({
  allowed,
  read: (value) => (typeof value === 'string' && form.test(value) ? value : undefined),
  isZero: isNeverZero,
  zero: '',
});

const quantity = (read: (quantity: string) => string | undefined): Scalar => ({
  allowed: 'a quantity such as 100m, 0.5 or 1Gi',
  read: (value) => (typeof value === 'string' || typeof value === 'number' ? read(String(value).trim()) : undefined),
  isZero: isNeverZero,
  zero: '0',
});

const INT32 = integer(-(2 ** 31), 2 ** 31 - 1);
/** As a server reads it from what kubectl patched: without the bits that are too many. */
export const PATCHED_INT32: Scalar = {
  ...INT32,
  read: (value) => (Number.isInteger(value) ? Number(BigInt.asIntN(32, BigInt(Number(value)))) : undefined),
};
const TIME_PATTERN = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const DURATION_PATTERN = /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const BASE64_PATTERN = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The scalars of the API, by the names that its types have them by. */
export const SCALARS: Readonly<Record<string, Scalar>> = {
  string: {
    allowed: 'a string: in YAML, a number or truth value stands between quotes to be one',
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
  time: stringMatching('a time such as 2030-01-01T00:00:00Z', TIME_PATTERN),
  duration: stringMatching('a duration such as 1h30m', DURATION_PATTERN),
  bytes: {
    allowed: 'base64, such as `base64` writes it',
    read: (value) => {
      if (typeof value !== 'string') return undefined;
      const packed = value.replace(/[\r\n]/g, '');
      // Of several spellings of the same bytes it gives back one.
      return BASE64_PATTERN.test(packed) ? Buffer.from(packed, 'base64').toString('base64') : undefined;
    },
    isZero: (value) => value === '',
    zero: '',
  },
  any: { allowed: 'anything', read: (value) => value, isZero: isNeverZero, zero: null },
};
