import { counted, type Show } from '../../text';
import type { ObjectReport, Rollout } from '../report';
import { because } from './because';
import { dataOf } from './data';
import { listed } from './listed';
import { restartOrder } from './order';
import { hasPodsLeft } from './words';

/** What is to happen to an object, and its pods and data, in one line: the gravest first. */
export function meaningOf(object: ObjectReport, show: Show): string {
  const { rollout } = object;
  const said = [
    reasonOf(object, show),
    dataOf(object, show),
    rollout?.broken && `new pods can't start: ${show.sentence(rollout.broken)}`,
    podsMeaningOf(object, show),
  ].filter((phrase) => phrase);
  return said.join('; ') || OTHERWISE[object.outcome];
}

/** What is to happen to the pods of an object, and why. Empty if nothing is. */
export function podsMeaningOf(object: ObjectReport, show: Show): string {
  const { rollout, pods } = object;
  const reason = because(object, show);
  const ofOthers = pods === undefined ? [] : [reason === '' ? show.sentence(pods) : `${show.sentence(pods)},${reason}`];
  return [...(rollout ? phrasesOf(rollout, reason, show) : []), ...ofOthers].join('; ');
}

const OTHERWISE: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'new',
  updated: 'changes in place; no pod restarts',
  unchanged: 'what differs has no effect',
  rejected: 'the API server rejects it',
  'left-running': 'plain apply deletes nothing',
};

/** The pods that restart, in their order, or are stopped, or made. */
function phrasesOf(rollout: Rollout, reason: string, show: Show): string[] {
  const { restarts, outage, held, creates, deletes } = rollout;
  const pods = (names: readonly string[]) => listed(names, show, { of: 'pods' });
  const order = restartOrder(rollout, show);
  return [
    ...(restarts.length > 0 ? [`${counted(restarts.length, 'pod restarts', 'pods restart')}${reason}: ${order}`] : []),
    ...(outage ? [hasPodsLeft(rollout) ? 'for a time no pod serves' : 'no pod is left'] : []),
    ...(held.length > 0 ? [`${pods(held)} held back`] : []),
    ...(deletes.length > 0 ? [`${pods(deletes)} deleted`] : []),
    ...(creates.length > 0 ? [`${pods(creates)} created`] : []),
  ];
}

function reasonOf({ errors = [] }: ObjectReport, show: Show): string | undefined {
  const [first, ...others] = errors;
  if (!first) return undefined;
  const reason = [first.path && show.name(first.path), show.sentence(first.message)].filter((part) => part).join(': ');
  return others.length > 0 ? `${reason} (and ${counted(others.length, 'more reason', 'more reasons')})` : reason;
}
