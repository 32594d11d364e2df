import { Field } from '../../fields';
import type { Outcome } from '../cluster';
import type { DataReport, Verdict } from '../report';
import { dataFates } from './fates';
import { exitReason } from './image-warnings';
import { keepsData, type Sight, sightOf } from './sight';
import type { Storage } from './storage';
import type { Succession } from './successors';

/** Fates at which the pods of HEAD run without data that BASE's pods had. */
const LOST: readonly DataReport['fate'][] = ['left-behind', 'hidden', 'deleted'];

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
  const { key, identity, before, after } = outcome;
  const now = sightOf(new Field(after?.live), identity, storage, 'after');
  if (before !== undefined) return dataFates(sightOf(new Field(before.live), identity, storage, 'before'), now);
  const succession = predecessors.successions.get(key);
  const rejected = predecessors.unaccepted.get(key);
  if (succession === undefined && rejected !== undefined) return ofRejected(rejected, now, storage);
  const [first = [], ...others] = (succession?.from ?? []).map((one) => {
    const was = one.before ?? one.after;
    return dataFates(sightOf(new Field(was?.live), one.identity, storage, 'before'), now);
  });
  const isAgreed = others.every((other) => JSON.stringify(fatesOf(other)) === JSON.stringify(fatesOf(first)));
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
function ofRejected({ identity, after }: Outcome, now: Sight, storage: Storage): DataReport[] {
  return dataFates(sightOf(new Field(after?.live), identity, storage, 'before'), now).map((report) => {
    const reason = 'the API server rejects the manifest of BASE, but its pods may still run';
    return { ...report, reason: report.reason === undefined ? reason : `${report.reason}; ${reason}` };
  });
}

/** Whether an object runs pods that keep data. */
export function hasData({ identity, before, after }: Outcome, storage: Storage): boolean {
  return keepsData(sightOf(new Field((before ?? after)?.live), identity, storage, 'before'));
}

/** What the fates of data make of the verdict. */
export function verdictOfData(reports: readonly DataReport[]): Verdict {
  if (reports.some(({ fate }) => LOST.includes(fate))) return 'data-loss';
  return reports.some(({ fate }) => fate === 'incompatible') ? 'broken' : 'none';
}

/** Why the pods of HEAD do not start, by what their images say of the data and its mounts. Undefined if they do. */
export function startProblem(
  { identity, before, after }: Outcome,
  reports: readonly DataReport[],
  storage: Storage,
): string | undefined {
  const incompatible = reports.find(({ fate }) => fate === 'incompatible');
  if (incompatible !== undefined)
    return `container ${incompatible.container} does not start with the data at ${incompatible.path}`;
  const was = sightOf(new Field(before?.live), identity, storage, 'before');
  return exitReason(was, sightOf(new Field(after?.live), identity, storage, 'after'));
}

function fatesOf(reports: readonly DataReport[]): (readonly string[])[] {
  return reports.map(({ container, path, fate }) => [container, path, fate]);
}
