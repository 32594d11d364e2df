import { counted, type Show } from '../../text';
import type { ClaimReport, DataReport, ObjectReport, Verdict } from '../report';

/** The names of the claims of an object that come to this end. */
export function claimsWithStatus(fate: ClaimReport['fate'], { claims = [] }: ObjectReport): string[] {
  return claims.filter((claim) => claim.fate === fate).map(({ name }) => name);
}

/** What becomes of data that is not where the pods look for it, path by path. Data that is kept is not named. */
export function describeData(
  { data = [] }: ObjectReport,
  show: Show,
): { readonly text: string; readonly gravity: Verdict }[] {
  return data
    .filter(({ fate, reason }) => fate !== 'kept' || reason !== undefined)
    .map((report) => ({ text: describeDataReport(report, show), gravity: STATUS_GRAVITY[report.fate] }));
}

const STATUS_TEXTS: Readonly<Record<DataReport['fate'], string>> = {
  kept: 'the data is kept',
  moved: 'the data is mounted at another path',
  'left-behind': 'the data is left behind',
  hidden: 'the container does not see the data',
  deleted: 'the data is deleted',
  incompatible: 'the image of HEAD does not start with the data',
  unknown: 'unclear whether the data stays mounted',
};

const STATUS_GRAVITY: Readonly<Record<DataReport['fate'], Verdict>> = {
  kept: 'none',
  moved: 'restart',
  'left-behind': 'data-loss',
  hidden: 'data-loss',
  deleted: 'data-loss',
  incompatible: 'broken',
  unknown: 'restart',
};

function describeDataReport({ container, path, before, fate, reason }: DataReport, show: Show): string {
  const place = `${show.name(path)} of container ${show.name(container)} (${show.sentence(before)})`;
  return `${place}: ${STATUS_TEXTS[fate]}: ${show.sentence(`${reason}`)}`;
}

/** How data is at risk, or left where no pod sees it; undefined where neither is. */
export function summarizeData(object: ObjectReport, show: Show): string | undefined {
  const deleted = claimsWithStatus('deleted', object).length;
  if (deleted > 0) return counted(deleted, 'claim is deleted with its data', 'claims are deleted with their data');
  const [first, ...others] = describeData(object, show).filter(({ gravity }) => gravity !== 'none');
  if (first)
    return others.length === 0 ? first.text : `${first.text}; and ${counted(others.length, 'more path', 'more paths')}`;
  if (object.verdict === 'data-loss') return 'pods start on empty claims, and what was written so far is not in them';
  const orphaned = claimsWithStatus('orphaned', object).length;
  return orphaned > 0
    ? counted(orphaned, 'claim is left behind with its data', 'claims are left behind with their data')
    : undefined;
}

/** The objects with data of which the fate is this. */
export function objectsWithData(
  fates: readonly DataReport['fate'][],
  objects: readonly ObjectReport[],
): ObjectReport[] {
  return objects.filter(({ data = [] }) => data.some(({ fate }) => fates.includes(fate)));
}
