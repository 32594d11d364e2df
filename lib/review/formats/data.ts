import { counted } from '../../text';
import type { ClaimReport, ObjectReport } from '../report';

/** The names of the claims of an object that come to this end. */
export function claimsThatAre(fate: ClaimReport['fate'], { claims = [] }: ObjectReport): string[] {
  return claims.filter((claim) => claim.fate === fate).map(({ name }) => name);
}

/** How data is at risk, or left where no pod sees it; undefined where neither is. */
export function dataOf(object: ObjectReport): string | undefined {
  const deleted = claimsThatAre('deleted', object).length;
  if (deleted > 0) return counted(deleted, 'claim is deleted with its data', 'claims are deleted with their data');
  if (object.verdict === 'data-loss') return 'pods start on empty claims, and what was written so far is not in them';
  const orphaned = claimsThatAre('orphaned', object).length;
  return orphaned > 0
    ? counted(orphaned, 'claim is left behind with its data', 'claims are left behind with their data')
    : undefined;
}
