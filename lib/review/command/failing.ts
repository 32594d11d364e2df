import { type ObjectReport, type Report, VERDICTS, type Verdict } from '../report';

/**
 * Whether an object has a verdict that is at least as grave as the threshold and is not allowed. The verdict of the
 * report does not tell: an allowed verdict may hide another one.
 */
export function isFailing({ objects }: Report, threshold: Verdict, allowed: readonly Verdict[]): boolean {
  return objects
    .flatMap(verdictsOf)
    .some((verdict) => rankOf(verdict) >= rankOf(threshold) && !allowed.includes(verdict));
}

/** All verdicts on an object, not only the gravest. */
function verdictsOf({ verdict, outcome, rollout, causes = [] }: ObjectReport): Verdict[] {
  const verdicts: Verdict[] = [verdict];
  if (outcome === 'rejected') verdicts.push('rejected');
  if (rollout?.broken !== undefined) verdicts.push('broken');
  const isStopping = rollout !== undefined && rollout.restarts.length + rollout.deletes.length > 0;
  if (isStopping || causes.length > 0) verdicts.push('restart');
  return verdicts;
}

function rankOf(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}
