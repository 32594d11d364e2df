import { isDeepStrictEqual } from 'node:util';
import { type Outcome, titleOf } from '../cluster';
import type { DataReport, Verdict } from '../report';
import { compareData } from './compare';
import { exitReason } from './image-warnings';
import type { Storage } from './storage';
import type { Succession } from './successors';
import { persistentMountsOf, podsAfter, podsBefore, type WorkloadPods } from './workload-pods';

/** Statuses at which the pods of HEAD run without data that BASE's pods had. */
const LOST_STATUSES: readonly DataReport['fate'][] = ['left-behind', 'hidden', 'deleted'];

/** The workloads of BASE that objects of HEAD may replace. */
export interface Predecessors {
  /** For each new workload, by its key, the workloads of BASE that it may replace. */
  readonly successions: ReadonlyMap<string, Succession>;
  /** BASE's objects that this version rejects, by their keys. An older version may have accepted them. */
  readonly unaccepted: ReadonlyMap<string, Outcome>;
}

/**
 * The data of BASE's pods that the pods of an object see. If the object is new, BASE's pods are those of the
 * workloads that it may replace.
 */
export function dataReports(outcome: Outcome, storage: Storage, predecessors: Predecessors): DataReport[] {
  const pods = podsAfter(outcome, storage);
  if (outcome.before !== undefined) return compareData(podsBefore(outcome, storage), pods);
  const succession = predecessors.successions.get(outcome.key);
  if (succession !== undefined) return compareWithPredecessors(succession, pods, storage);
  const rejected = predecessors.unaccepted.get(outcome.key);
  return rejected === undefined ? [] : compareWithRejected(podsBefore(rejected, storage), pods);
}

function compareWithPredecessors(succession: Succession, pods: WorkloadPods, storage: Storage): DataReport[] {
  const compare = (predecessor: Outcome) => compareData(podsBefore(predecessor, storage), pods);
  const [predecessor, ...alternatives] = succession.from;
  const first = compare(predecessor);
  const others = alternatives.map(compare);
  const isAgreed = others.every((other) => isDeepStrictEqual(statusesOf(other), statusesOf(first)));
  const doubt = doubtAbout(succession, isAgreed);
  if (doubt === undefined) return first;
  // Data that stays mounted is kept, whichever workload is replaced.
  const isCertain = ({ fate }: DataReport) => isAgreed && fate === 'kept';
  return first.map((report) => (isCertain(report) ? report : { ...report, fate: 'unknown', reason: doubt }));
}

/** Why a successor may have nothing to do with the data of a predecessor. Undefined if there is no doubt. */
function doubtAbout({ from, rule, isVague }: Succession, isAgreed: boolean): string | undefined {
  const titles = from.map(({ identity }) => titleOf(identity)).join(', ');
  if (!isAgreed) return `cannot tell which workload this one replaces: ${titles}`;
  return isVague ? `cannot tell whether this one replaces ${titles}: they share only ${rule}` : undefined;
}

/** The pods of a manifest that this version rejects may run, if an older version accepted it. */
function compareWithRejected(rejected: WorkloadPods, pods: WorkloadPods): DataReport[] {
  const doubt = 'the API server rejects the manifest of BASE, but its pods may still run';
  return compareData(rejected, pods).map((report) => {
    return { ...report, reason: report.reason === undefined ? doubt : `${report.reason}; ${doubt}` };
  });
}

function statusesOf(reports: readonly DataReport[]): (readonly string[])[] {
  return reports.map(({ container, path, fate }) => [container, path, fate]);
}

/** Whether the pods that an object has before HEAD is applied have persistent data. */
export function hasData(outcome: Outcome, storage: Storage): boolean {
  return persistentMountsOf(podsBefore(outcome, storage)).length > 0;
}

/** The verdict on an object, as far as its data decides it. */
export function verdictOfData(reports: readonly DataReport[]): Verdict {
  if (reports.some(({ fate }) => LOST_STATUSES.includes(fate))) return 'data-loss';
  return reports.some(({ fate }) => fate === 'incompatible') ? 'broken' : 'none';
}

/** Why the pods of HEAD do not start, according to what their images say of data and mounts. Undefined if they do. */
export function startProblem(outcome: Outcome, reports: readonly DataReport[], storage: Storage): string | undefined {
  const incompatible = reports.find(({ fate }) => fate === 'incompatible');
  if (incompatible !== undefined) {
    return `container ${incompatible.container} does not start with the data at ${incompatible.path}`;
  }
  const before = outcome.before && podsBefore(outcome, storage);
  return exitReason(before, podsAfter(outcome, storage));
}
