import { type ObjectReport, type Report, VERDICTS, type Verdict } from '../report';

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/**
 * Whether anything happens to any object that is as grave as this, or graver, and isn't allowed. The verdict of the
 * whole doesn't tell: what is allowed may be worse than what isn't.
 */
export function isFailing({ objects }: Report, from: Verdict, allowed: readonly Verdict[]): boolean {
  return objects.flatMap(verdictsOf).some((verdict) => rank(verdict) >= rank(from) && !allowed.includes(verdict));
}

/** Each thing that happens to an object, not only the worst. */
function verdictsOf({ verdict, outcome, rollout, causes = [] }: ObjectReport): Verdict[] {
  const verdicts: Verdict[] = [verdict];
  if (outcome === 'rejected') verdicts.push('rejected');
  if (rollout?.broken !== undefined) verdicts.push('broken');
  const isStopping = rollout !== undefined && rollout.restarts.length + rollout.deletes.length > 0;
  if (isStopping || causes.length > 0) verdicts.push('restart');
  return verdicts;
}
