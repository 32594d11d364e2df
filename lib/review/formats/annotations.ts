import { plainText } from '../../text';
import type { ObjectError, ObjectReport, Verdict } from '../report';
import { summarizeData } from './data';
import { hasReplacedPods } from './effects';
import { summarizePods } from './object-summary';

/** A message about an object, at a line of its manifest. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** The verdict that the message is about. Annotations are sorted by it, the worst first. */
  readonly gravity: Verdict;
  /** The subject: `pods restart`. */
  readonly title: string;
  readonly message: string;
  /** The object, and the line in its file. Undefined for a message about several objects. */
  readonly object?: ObjectReport;
  readonly line?: number;
}

/** All annotations of an object. */
export function annotationsOf(object: ObjectReport): Annotation[] {
  return [
    ...dataLossAnnotations(object),
    ...rejectionAnnotations(object),
    ...brokenPodsAnnotations(object),
    ...warningAnnotations(object),
    ...restartAnnotations(object),
  ];
}

function dataLossAnnotations(object: ObjectReport): Annotation[] {
  if (object.verdict !== 'data-loss') return [];
  return [annotate(object, 'error', 'data-loss', 'data is at risk', String(summarizeData(object, plainText)))];
}

function rejectionAnnotations(object: ObjectReport): Annotation[] {
  if (object.outcome !== 'rejected') return [];
  const { errors = [{ path: '', message: 'the API server rejects it' }] } = object;
  return errors.map((error: ObjectError) =>
    annotate(
      object,
      'error',
      'rejected',
      'rejected',
      [error.path, error.message].filter(Boolean).join(': '),
      error.line,
    ),
  );
}

function brokenPodsAnnotations(object: ObjectReport): Annotation[] {
  const reason = object.rollout?.broken ?? (object.verdict === 'broken' ? object.pods : undefined);
  return reason === undefined ? [] : [annotate(object, 'error', 'broken', "pods can't start", reason)];
}

function warningAnnotations(object: ObjectReport): Annotation[] {
  const notApplied = (object.notApplied ?? []).map(({ path, reason }) => `${path} is not applied: ${reason}`);
  return [...notApplied, ...(object.warnings ?? [])].map((warning) =>
    annotate(object, 'warning', object.verdict, 'warning', warning),
  );
}

function restartAnnotations(object: ObjectReport): Annotation[] {
  const { rollout, verdict, changes } = object;
  const hasStoppedPods = rollout
    ? rollout.restarts.length + rollout.deletes.length > 0
    : verdict === 'restart' || hasReplacedPods(object);
  if (!hasStoppedPods) return [];
  const cause = changes.find(({ effect }) => effect === 'restart');
  const title = (rollout ? rollout.restarts.length > 0 : hasReplacedPods(object)) ? 'pods restart' : 'pods are stopped';
  const level = rollout?.outage ? 'warning' : 'notice';
  return [annotate(object, level, verdict, title, summarizePods(object, plainText), cause?.line)];
}

function annotate(
  object: ObjectReport,
  level: Annotation['level'],
  gravity: Verdict,
  title: string,
  message: string,
  line = object.line,
): Annotation {
  return { level, gravity, title, message, object, line };
}
