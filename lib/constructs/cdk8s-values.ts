import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { isInRange, parseQuantity, RANGES, type Range } from '../kubernetes';
import { formatPlainValue, type Rule, v } from '../validation';

/**
 * An amount of memory or storage: a Size of CDK8s, or a quantity as Kubernetes writes it, for what a Size can't
 * say: `10.5Gi`, `1G`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export type SizeOrQuantity = Size | `${number}${QuantitySuffix}`;

type QuantitySuffix = '' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei';

/** A Size that is more than nothing. */
export const sizeRule: Rule = v.refine(
  (value) => value instanceof Size && parseQuantity(value.asString()) > 0,
  'a Size of more than 0, such as Size.gibibytes(1)',
);

/** A Size or a quantity, of at least one byte. */
export const sizeOrQuantityRule: Rule = v.refine(
  (value) => (value instanceof Size || (typeof value === 'string' && !/[num]$/.test(value))) && isAtLeastOneByte(value),
  'a Size of more than 0, such as Size.gibibytes(1), or a quantity such as "10.5Gi" or "1G"',
);

function isAtLeastOneByte(value: Size | string): boolean {
  const amount = parseQuantity(toQuantity(value));
  return amount >= 1 && amount < 2 ** 63;
}

/** An amount of CPU that is more than nothing. */
export const cpuRule: Rule = v.refine(
  (value) => value instanceof Cpu && parseQuantity(value.amount) > 0,
  'a Cpu of more than 0, such as Cpu.millis(100)',
);

/** What Kubernetes writes for an amount. */
export function toQuantity(amount: Size | Cpu | string): string {
  if (typeof amount === 'string') return amount;
  return amount instanceof Size ? amount.asString() : amount.amount;
}

/** A limit that is not below its request. Both must be sound. */
export const limitCoversRequest: Rule = (value) => {
  const { request, limit } = value as { request?: Size | Cpu; limit?: Size | Cpu };
  const covers = !request || !limit || parseQuantity(toQuantity(limit)) >= parseQuantity(toQuantity(request));
  return covers ? [] : [{ path: 'limit', value: limit, allowed: `at least the request, ${toQuantity(request)}` }];
};

/** A Duration of whole seconds in this range. */
export function durationRule(kind: 'count' | 'positive'): Rule {
  const range: Range = RANGES[kind];
  return v.refine(
    (value) => value instanceof Duration && isInRange(range, value.toMilliseconds({ integral: false }) / 1000),
    `a Duration of whole seconds from ${range.min} to ${range.max}, such as Duration.seconds(10)`,
  );
}

/** A value on one line, those of CDK8s as people would say them. */
export function formatValue(value: unknown): string {
  if (value instanceof Size) return value.asString();
  if (value instanceof Cpu) return value.amount;
  if (value instanceof Duration) return `${value.toMilliseconds({ integral: false }) / 1000} seconds`;
  return formatPlainValue(value);
}
