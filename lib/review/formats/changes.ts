import { type Show, shortened } from '../../text';
import type { Change, ObjectReport } from '../report';

const MOST_CHARACTERS_OF_A_VALUE = 100;

/** What a field was and is: `/spec/replicas: 2 → 3`. */
export function changed(change: Change, object: ObjectReport, show: Show): string {
  const [before, after] = [change.before, change.after].map((value) => show.name(shown(value, object)));
  const path = show.name(change.path);
  if (change.before === undefined && change.after === undefined) return path;
  if (change.before === undefined) return `${path}: added, ${after}`;
  if (change.after === undefined) return `${path}: removed, was ${before}`;
  return `${path}: ${before} → ${after}`;
}

function shown(value: unknown, { kind }: ObjectReport): string {
  // A report is read by more people than a Secret is.
  return kind === 'Secret' ? '…' : shortened(`${JSON.stringify(value)}`, MOST_CHARACTERS_OF_A_VALUE);
}
