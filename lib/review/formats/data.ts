import { formatCount, type TextFormat } from '../../text';
import type { ClaimReport, DataReport, ObjectReport, Verdict } from '../report';

/** A sentence about data at one path. */
interface DescribedData {
  readonly text: string;
  readonly gravity: Verdict;
}

/** The names of the claims of an object with this status. */
export function claimsWithStatus(status: ClaimReport['fate'], { claims = [] }: ObjectReport): string[] {
  return claims.filter((claim) => claim.fate === status).map(({ name }) => name);
}

/** Describes, path by path, data that the pods no longer see where it was. Kept data is left out. */
export function describeData({ data = [] }: ObjectReport, show: TextFormat): DescribedData[] {
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

function describeDataReport({ container, path, before, fate, reason }: DataReport, show: TextFormat): string {
  const place = `${show.name(path)} of container ${show.name(container)} (${show.sentence(before)})`;
  return `${place}: ${STATUS_TEXTS[fate]}: ${show.sentence(String(reason))}`;
}

/** Summarizes how data is at risk or left behind. Undefined if all data is kept. */
export function summarizeData(object: ObjectReport, show: TextFormat): string | undefined {
  const deleted = claimsWithStatus('deleted', object).length;
  if (deleted > 0) return formatCount(deleted, 'claim is deleted with its data', 'claims are deleted with their data');
  const [first, ...others] = describeData(object, show).filter(({ gravity }) => gravity !== 'none');
  if (first) {
    return others.length === 0
      ? first.text
      : `${first.text}; and ${formatCount(others.length, 'more path', 'more paths')}`;
  }
  if (object.verdict === 'data-loss') return 'pods start on empty claims, and what was written so far is not in them';
  const orphaned = claimsWithStatus('orphaned', object).length;
  return orphaned > 0
    ? formatCount(orphaned, 'claim is left behind with its data', 'claims are left behind with their data')
    : undefined;
}

/** The objects that have data with one of these statuses. */
export function objectsWithData(
  statuses: readonly DataReport['fate'][],
  objects: readonly ObjectReport[],
): ObjectReport[] {
  return objects.filter(({ data = [] }) => data.some(({ fate }) => statuses.includes(fate)));
}

/** The objects whose data the review cannot judge: `doubt` is why, as in `ObjectReport.dataDoubt`. */
export function objectsWithDataDoubt(
  doubt: NonNullable<ObjectReport['dataDoubt']>,
  objects: readonly ObjectReport[],
): ObjectReport[] {
  return objects.filter(({ dataDoubt }) => dataDoubt === doubt);
}
