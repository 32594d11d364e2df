import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { shown as plain } from '../fields';

/** A value on one line, those of CDK8s as people would say them. */
export function shown(value: unknown): string {
  if (value instanceof Size) return value.asString();
  if (value instanceof Cpu) return value.amount;
  if (value instanceof Duration) return `${value.toMilliseconds({ integral: false }) / 1000} seconds`;
  return plain(value);
}
