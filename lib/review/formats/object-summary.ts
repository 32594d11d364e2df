import { counted, type Show } from '../../text';
import type { ObjectReport, Rollout } from '../report';
import { causeClause } from './causes';
import { summarizeData } from './data';
import { listNames } from './name-lists';
import { hasPodsLeft } from './phrases';
import { formatRestartOrder } from './restart-order';

/** What is to happen to an object, and its pods and data, in one line: the gravest first. */
export function summarizeObject(object: ObjectReport, show: Show): string {
  const { rollout } = object;
  const said = [
    describeErrors(object, show),
    summarizeData(object, show),
    rollout?.broken && `new pods can't start: ${show.sentence(rollout.broken)}`,
    summarizePods(object, show),
  ].filter((phrase) => phrase);
  return said.join('; ') || OUTCOME_SUMMARIES[object.outcome];
}

/** What is to happen to the pods of an object, and why. Empty if nothing is. */
export function summarizePods(object: ObjectReport, show: Show): string {
  const { rollout, pods } = object;
  const reason = causeClause(object, show);
  const ofOthers = pods === undefined ? [] : [reason === '' ? show.sentence(pods) : `${show.sentence(pods)},${reason}`];
  return [...(rollout ? describeRollout(rollout, reason, show) : []), ...ofOthers].join('; ');
}

const OUTCOME_SUMMARIES: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'new',
  updated: 'changes in place; no pod restarts',
  unchanged: 'what differs has no effect',
  rejected: 'the API server rejects it',
  'left-running': 'plain apply deletes nothing',
};

/** The pods that restart, in their order, or are stopped, or made. */
function describeRollout(rollout: Rollout, reason: string, show: Show): string[] {
  const { restarts, outage, held, creates, deletes } = rollout;
  const pods = (names: readonly string[]) => listNames(names, show, { of: 'pods' });
  const order = formatRestartOrder(rollout, show);
  return [
    ...(restarts.length > 0 ? [`${counted(restarts.length, 'pod restarts', 'pods restart')}${reason}: ${order}`] : []),
    ...(outage ? [hasPodsLeft(rollout) ? 'for a time no pod serves' : 'no pod is left'] : []),
    ...(held.length > 0 ? [`${pods(held)} held back`] : []),
    ...(deletes.length > 0 ? [`${pods(deletes)} deleted`] : []),
    ...(creates.length > 0 ? [`${pods(creates)} created`] : []),
  ];
}

function describeErrors({ errors = [] }: ObjectReport, show: Show): string | undefined {
  const [first, ...others] = errors;
  if (!first) return undefined;
  const reason = [first.path && show.name(first.path), show.sentence(first.message)].filter((part) => part).join(': ');
  return others.length > 0 ? `${reason} (and ${counted(others.length, 'more reason', 'more reasons')})` : reason;
}
