import { formatCount, type TextFormat } from '../../text';
import type { ObjectReport, Rollout } from '../report';
import { causeClause } from './causes';
import { summarizeData } from './data';
import { listNames } from './name-lists';
import { describeOutage } from './phrases';
import { formatRestartOrder } from './restart-order';

const OUTCOME_SUMMARIES: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'new',
  updated: 'changes in place; no pod restarts',
  unchanged: 'the changes have no effect',
  rejected: 'the API server rejects it',
  'left-running': 'plain apply deletes nothing',
};

/** Summarizes what happens to an object, its pods and its data in one line, the gravest first. */
export function summarizeObject(object: ObjectReport, show: TextFormat): string {
  const { rollout } = object;
  const phrases = [
    describeErrors(object, show),
    summarizeData(object, show),
    rollout?.broken && `new pods can't start: ${show.sentence(rollout.broken)}`,
    summarizePods(object, show),
  ].filter((phrase) => phrase);
  return phrases.join('; ') || OUTCOME_SUMMARIES[object.outcome];
}

/** Summarizes what happens to the pods of an object, and why. Empty if nothing does. */
export function summarizePods(object: ObjectReport, show: TextFormat): string {
  const { rollout, pods } = object;
  const cause = causeClause(object, show);
  const ofRollout = rollout === undefined ? [] : describeRollout(rollout, cause, show);
  const ofOthers = pods === undefined ? [] : [cause === '' ? show.sentence(pods) : `${show.sentence(pods)},${cause}`];
  return [...ofRollout, ...ofOthers].join('; ');
}

function describeRollout(rollout: Rollout, cause: string, show: TextFormat): string[] {
  const { restarts, held, creates, deletes } = rollout;
  const outage = describeOutage(rollout);
  const pods = (names: readonly string[]) => listNames(names, show, { of: 'pods' });
  const count = formatCount(restarts.length, 'pod restarts', 'pods restart');
  return [
    ...(restarts.length > 0 ? [`${count}${cause}: ${formatRestartOrder(rollout, show)}`] : []),
    ...(outage === undefined ? [] : [outage]),
    ...(held.length > 0 ? [`${pods(held)} held back`] : []),
    ...(deletes.length > 0 ? [`${pods(deletes)} deleted`] : []),
    ...(creates.length > 0 ? [`${pods(creates)} created`] : []),
  ];
}

function describeErrors({ errors = [] }: ObjectReport, show: TextFormat): string | undefined {
  const [first, ...others] = errors;
  if (!first) return undefined;
  const reason = [first.path && show.name(first.path), show.sentence(first.message)].filter((part) => part).join(': ');
  return others.length > 0 ? `${reason} (and ${formatCount(others.length, 'more reason', 'more reasons')})` : reason;
}
