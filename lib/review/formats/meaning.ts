import { counted, type Show } from '../../text';
import type { ObjectReport, Rollout } from '../report';
import { dataOf } from './data';
import { listed } from './listed';

/** What is to happen to an object, and its pods and data, in one line: the gravest first. */
export function meaningOf(object: ObjectReport, show: Show): string {
  const { rollout, pods } = object;
  const said = [
    reasonOf(object, show),
    dataOf(object, show),
    ...(rollout ? phrasesOf(rollout, show) : []),
    pods && show.sentence(pods),
  ].filter((phrase) => phrase);
  return said.join('; ') || OTHERWISE[object.outcome];
}

const OTHERWISE: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'new',
  updated: 'changes in place; no pod restarts',
  unchanged: 'what differs has no effect',
  rejected: 'the API server refuses it',
  'left-running': 'plain apply deletes nothing',
};

/** The pods that restart, in their order, or are stopped, or made. */
function phrasesOf({ broken, restarts, outage, held, creates, deletes }: Rollout, show: Show): string[] {
  const pods = (names: readonly string[]) => listed(names, show, { of: 'pods' });
  const order = listed(restarts, show, { of: 'pods', between: ' → ' });
  return [
    ...(broken ? [`new pods can't start: ${show.sentence(broken)}`] : []),
    ...(restarts.length > 0 ? [`${counted(restarts.length, 'pod restarts', 'pods restart')}: ${order}`] : []),
    ...(outage ? ['no pod serves meanwhile'] : []),
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
