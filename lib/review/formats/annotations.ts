import { PLAIN } from '../../text';
import type { ObjectError, ObjectReport, Verdict } from '../report';
import { dataOf } from './data';
import { podsMeaningOf } from './meaning';
import { isReplacing } from './sorted';

/** What is to be said at a line of a manifest. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly gravity: Verdict;
  /** What it is about: `pods restart`. */
  readonly title: string;
  readonly message: string;
  /** What it is said of, and the line of its file; undefined where it is said of several. */
  readonly object?: ObjectReport;
  readonly line?: number;
}

/** The annotations of an object. */
export function annotationsOf(object: ObjectReport): Annotation[] {
  return [...dataLoss(object), ...rejections(object), ...breakage(object), ...warnings(object), ...restarts(object)];
}

function dataLoss(object: ObjectReport): Annotation[] {
  if (object.verdict !== 'data-loss') return [];
  return [on(object, 'error', 'data-loss', 'data is at risk', `${dataOf(object, PLAIN)}`)];
}

function rejections(object: ObjectReport): Annotation[] {
  if (object.outcome !== 'rejected') return [];
  const { errors = [{ path: '', message: 'the API server rejects it' }] } = object;
  return errors.map((error: ObjectError) =>
    on(object, 'error', 'rejected', 'rejected', [error.path, error.message].filter(Boolean).join(': '), error.line),
  );
}

function breakage(object: ObjectReport): Annotation[] {
  const reason = object.rollout?.broken ?? (object.verdict === 'broken' ? object.pods : undefined);
  return reason === undefined ? [] : [on(object, 'error', 'broken', "pods can't start", reason)];
}

function warnings(object: ObjectReport): Annotation[] {
  const notApplied = (object.notApplied ?? []).map(({ path, reason }) => `${path} is not applied: ${reason}`);
  return [...notApplied, ...(object.warnings ?? [])].map((warning) =>
    on(object, 'warning', object.verdict, 'warning', warning),
  );
}

function restarts(object: ObjectReport): Annotation[] {
  const { rollout, verdict, changes } = object;
  const some = rollout
    ? rollout.restarts.length + rollout.deletes.length > 0
    : verdict === 'restart' || isReplacing(object);
  if (!some) return [];
  const cause = changes.find(({ effect }) => effect === 'restart');
  const title = (rollout ? rollout.restarts.length > 0 : isReplacing(object)) ? 'pods restart' : 'pods are stopped';
  const level = rollout?.outage ? 'warning' : 'notice';
  return [on(object, level, verdict, title, podsMeaningOf(object, PLAIN), cause?.line)];
}

function on(
  object: ObjectReport,
  level: Annotation['level'],
  gravity: Verdict,
  title: string,
  message: string,
  line = object.line,
): Annotation {
  return { level, gravity, title, message, object, line };
}
