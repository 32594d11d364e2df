import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { amountOf } from '../fields';
import { is, type Rule } from './rule';

/**
 * An amount of memory or storage: a Size of CDK8s, or a quantity as Kubernetes writes it, for what a Size can't
 * say: `10.5Gi`, `1G`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export type SizeOrQuantity = Size | `${number}${Suffix}`;

type Suffix = '' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei';

/** A Size that is more than nothing. */
export const size: Rule = is(
  'a Size of more than 0, such as Size.gibibytes(1)',
  (value) => value instanceof Size && amountOf(value.asString()) > 0,
);

/** A Size or a quantity, of at least one byte. */
export const sizeOrQuantity: Rule = is(
  'a Size of more than 0, such as Size.gibibytes(1), or a quantity such as "10.5Gi" or "1G"',
  (value) => (value instanceof Size || (typeof value === 'string' && !/[num]$/.test(value))) && isPositive(value),
);

function isPositive(value: Size | string): boolean {
  const amount = amountOf(quantity(value));
  return amount >= 1 && amount < 2 ** 63;
}

/** An amount of CPU that is more than nothing. */
export const cpu: Rule = is(
  'a Cpu of more than 0, such as Cpu.millis(100)',
  (value) => value instanceof Cpu && amountOf(value.amount) > 0,
);

/** What Kubernetes writes for an amount. */
export function quantity(amount: Size | Cpu | string): string {
  if (typeof amount === 'string') return amount;
  return amount instanceof Size ? amount.asString() : amount.amount;
}

/** A limit that is not below its request. Both must be sound. */
export const limitCoversRequest: Rule = (value) => {
  const { request, limit } = value as { request?: Size | Cpu; limit?: Size | Cpu };
  const covers = !request || !limit || amountOf(quantity(limit)) >= amountOf(quantity(request));
  return covers ? [] : [{ path: 'limit', value: limit, allowed: `at least the request, ${quantity(request)}` }];
};
