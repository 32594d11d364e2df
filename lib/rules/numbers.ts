import { Duration } from 'cdk8s';
import { isWithin } from '../fields';
import { RANGES, type Range } from '../kubernetes';
import { is, type Rule } from './rule';

/** A whole number in this range. */
export function whole(kind: keyof typeof RANGES): Rule {
  return within(RANGES[kind]);
}

/** A whole number from `min` to `max`. */
export function within(range: Range): Rule {
  return is(`a whole number from ${range.min} to ${range.max}`, (value) => isWithin(range, value));
}

/** A Duration of whole seconds in this range. */
export function seconds(kind: 'count' | 'positive'): Rule {
  const range: Range = RANGES[kind];
  return is(
    `a Duration of whole seconds from ${range.min} to ${range.max}, such as Duration.seconds(10)`,
    (value) => value instanceof Duration && isWithin(range, value.toMilliseconds({ integral: false }) / 1000),
  );
}
