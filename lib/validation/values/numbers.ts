import { isInRange, type Range } from '../../kubernetes';
import type { Rule } from '../rule';
import { describeRange } from '../wording';
import { refine } from './combinators';

/** A whole number from `min` to `max`. */
export function integer(range: Range): Rule {
  return refine((value) => isInRange(range, value), describeRange(range));
}
