import { RANGES } from '../../kubernetes';
import { count, fields, type Rule, within } from './rule';

/** @see https://kubernetes.io/docs/concepts/architecture/leases/ */
export const lease: Rule = fields({
  spec: fields({ leaseDurationSeconds: within(RANGES.positive), leaseTransitions: count }),
});
