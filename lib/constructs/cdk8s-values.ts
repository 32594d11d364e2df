import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { hasForm, isInRange, parseQuantity, RANGES } from '../kubernetes';
import { formatPlainValue, type Rule, v } from '../validation';

/**
 * A size of memory or storage: a Size of CDK8s, or a Kubernetes quantity such as `10.5Gi` or `1G`, which a Size
 * cannot express.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export type SizeOrQuantity = Size | `${number}${QuantitySuffix}`;

type QuantitySuffix = '' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei';

/** The kind and name that the interfaces of cdk8s-plus give their objects, such as `ISecret`. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
}

/** Accepts a Size above 0. */
export const sizeRule: Rule = v.refine(
  (value) => value instanceof Size && parseQuantity(value.asString()) > 0,
  'a Size of more than 0, such as Size.gibibytes(1)',
);

/** Accepts a Size or a quantity of at least one byte. */
export const sizeOrQuantityRule: Rule = v.refine(
  isAtLeastOneByte,
  'a Size of more than 0, such as Size.gibibytes(1), or a quantity such as "10.5Gi" or "1G"',
);

function isAtLeastOneByte(value: unknown): boolean {
  if (!(value instanceof Size || isQuantityOfBytes(value))) return false;
  const bytes = parseQuantity(toQuantity(value));
  return bytes >= 1 && bytes < 2 ** 63;
}

/** Storage is counted in whole bytes, so the suffixes for fractions (`n`, `u`, `m`) are excluded. */
function isQuantityOfBytes(value: unknown): value is string {
  return typeof value === 'string' && !/[num]$/.test(value);
}

/** Accepts a Cpu above 0. */
export const cpuRule: Rule = v.refine(
  (value) => value instanceof Cpu && parseQuantity(value.amount) > 0,
  'a Cpu of more than 0, such as Cpu.millis(100)',
);

/** Accepts a Duration of whole seconds, from 0 (`count`) or from 1 (`positive`) to the largest int32. */
export function durationRule(range: 'count' | 'positive'): Rule {
  const { min, max } = RANGES[range];
  return v.refine(
    (value) => value instanceof Duration && isInRange({ min, max }, toSeconds(value)),
    `a Duration of whole seconds from ${min} to ${max}, such as Duration.seconds(10)`,
  );
}

/** Accepts an object of cdk8s-plus of this kind, created by the App or referenced by name (`Secret.fromSecretName`). */
export function objectRule(kind: string, factory = `from${kind}Name`): Rule {
  const allowed = `a ${kind}: new ${kind}(…), or ${kind}.${factory}(scope, id, name) if it exists already`;
  return v.refine((value) => {
    const object: Partial<NamedObject> = Object(value);
    return object.kind === kind && hasForm('object', object.name);
  }, allowed);
}

/** Converts a Size, a Cpu or a text to a Kubernetes quantity. */
export function toQuantity(amount: Size | Cpu | string): string {
  if (typeof amount === 'string') return amount;
  return amount instanceof Size ? amount.asString() : amount.amount;
}

/** Formats a value for an error message, on one line. Values of CDK8s are shown with their unit. */
export function formatValue(value: unknown): string {
  if (value instanceof Size) return value.asString();
  if (value instanceof Cpu) return value.amount;
  if (value instanceof Duration) return `${toSeconds(value)} seconds`;
  return formatPlainValue(value);
}

function toSeconds(duration: Duration): number {
  return duration.toMilliseconds({ integral: false }) / 1000;
}
