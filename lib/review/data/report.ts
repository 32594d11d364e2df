import type { Outcome } from '../cluster';
import type { DataReport, Verdict } from '../report';
import { compareData } from './compare';
import { exitReason } from './image-warnings';
import type { Storage } from './storage';
import type { Succession } from './successors';
import { keepsData, podsAfter, podsBefore, type WorkloadPods } from './workload-pods';

/** Fates at which the pods of HEAD run without data that BASE's pods had. */
const LOST_STATUSES: readonly DataReport['fate'][] = ['left-behind', 'hidden', 'deleted'];

/** What BASE had beside an object. */
export interface Predecessors {
  /** The workloads that new ones take the place of, by the keys of the new. */
  readonly successions: ReadonlyMap<string, Succession>;
  /** The objects of BASE that this version rejects, by their keys. An older version may have accepted them. */
  readonly unaccepted: ReadonlyMap<string, Outcome>;
}

/**
 * What the pods of an object see of the data that BASE's pods had. Without a live object before, these are the pods of
 * the workloads that it may take the place of.
 */
export function dataReports(outcome: Outcome, storage: Storage, predecessors: Predecessors): DataReport[] {
  const now = podsAfter(outcome, storage);
  if (outcome.before !== undefined) return compareData(podsBefore(outcome, storage), now);
  const succession = predecessors.successions.get(outcome.key);
  const rejected = predecessors.unaccepted.get(outcome.key);
  if (succession === undefined && rejected !== undefined) return compareWithRejected(rejected, now, storage);
  const [first = [], ...others] = (succession?.from ?? []).map((one) => compareData(podsBefore(one, storage), now));
  const isAgreed = others.every((other) => JSON.stringify(statusesOf(other)) === JSON.stringify(statusesOf(first)));
  const doubt = succession && doubtAbout(succession, isAgreed);
  if (doubt === undefined) return first;
  // Data that is mounted where it was is there, whatever is replaced.
  const isSure = ({ fate }: DataReport) => isAgreed && fate === 'kept';
  return first.map((report) => (isSure(report) ? report : { ...report, fate: 'unknown', reason: doubt }));
}

/** Why the data of a predecessor may be of no interest to its successor. */
function doubtAbout({ from, rule, isVague }: Succession, isAgreed: boolean): string | undefined {
  const titles = from.map(({ identity: { kind, name } }) => `${kind} ${name}`).join(', ');
  if (!isAgreed) return `cannot tell which workload this one replaces: ${titles}`;
  return isVague ? `cannot tell whether this one replaces ${titles}: they share only ${rule}` : undefined;
}

/** The pods of a manifest of BASE that this version rejects may run, if an older one accepted it. */
function compareWithRejected(rejected: Outcome, now: WorkloadPods, storage: Storage): DataReport[] {
  const reason = 'the API server rejects the manifest of BASE, but its pods may still run';
  return compareData(podsBefore(rejected, storage), now).map((report) => {
    return { ...report, reason: report.reason === undefined ? reason : `${report.reason}; ${reason}` };
  });
}

/** Whether an object runs pods that keep data. */
export function hasData(outcome: Outcome, storage: Storage): boolean {
  return keepsData(podsBefore(outcome, storage));
}

/** What the fates of data make of the verdict. */
export function verdictOfData(reports: readonly DataReport[]): Verdict {
  if (reports.some(({ fate }) => LOST_STATUSES.includes(fate))) return 'data-loss';
  return reports.some(({ fate }) => fate === 'incompatible') ? 'broken' : 'none';
}

/** Why the pods of HEAD do not start, by what their images say of the data and its mounts. Undefined if they do. */
export function startProblem(outcome: Outcome, reports: readonly DataReport[], storage: Storage): string | undefined {
  const incompatible = reports.find(({ fate }) => fate === 'incompatible');
  if (incompatible !== undefined)
    return `container ${incompatible.container} does not start with the data at ${incompatible.path}`;
  const was = outcome.before && podsBefore(outcome, storage);
  return exitReason(was, podsAfter(outcome, storage));
}

function statusesOf(reports: readonly DataReport[]): (readonly string[])[] {
  return reports.map(({ container, path, fate }) => [container, path, fate]);
}
