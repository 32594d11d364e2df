import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { QUANTITY_SUFFIXES } from '../kubernetes';
import { is, type Rule } from './rule';

const QUANTITY = /^(?<amount>\d+(?:\.\d+)?)(?<suffix>[A-Za-z]{0,2})$/;

/** How much a quantity such as `100m` or `1Gi` is; NaN where it is none. */
function amountOf(quantity: string): number {
  const { amount, suffix = '' } = QUANTITY.exec(quantity)?.groups ?? {};
  return Number(amount) * Number(QUANTITY_SUFFIXES[suffix]);
}

/** A Size that is more than nothing. */
export const size: Rule = is(
  'a Size of more than 0, such as Size.gibibytes(1)',
  (value) => value instanceof Size && amountOf(value.asString()) > 0,
);

/** An amount of CPU that is more than nothing. */
export const cpu: Rule = is(
  'a Cpu of more than 0, such as Cpu.millis(100)',
  (value) => value instanceof Cpu && amountOf(value.amount) > 0,
);

/** What Kubernetes writes for an amount. */
export function quantity(amount: Size | Cpu): string {
  return amount instanceof Size ? amount.asString() : amount.amount;
}

/** A limit that is not below its request. Both must be sound. */
export const limitCoversRequest: Rule = (value) => {
  const { request, limit } = value as { request?: Size | Cpu; limit?: Size | Cpu };
  const covers = !request || !limit || amountOf(quantity(limit)) >= amountOf(quantity(request));
  return covers ? [] : [{ path: 'limit', value: limit, allowed: `at least the request, ${quantity(request)}` }];
};
