import type { Show } from '../../text';
import type { Change, ClaimReport, ObjectReport, Report, Rollout } from '../report';
import type { ObjectNames } from './names';

/** What becomes of an object. */
export const OUTCOME_TEXTS: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  rejected: 'rejected, nothing of it changes',
  'left-running': 'gone from HEAD, left in the cluster',
};

/** What becomes of claims: what stands before their names, and behind them. */
export const CLAIM_STATUS_TEXTS: Readonly<Record<ClaimReport['fate'], readonly [label: string, end: string]>> = {
  deleted: ['claims deleted', ', and the data in them'],
  orphaned: ['claims left', ': the data stays, and no pod mounts it'],
  created: ['claims created', ', empty'],
  kept: ['claims kept', ''],
};

/** What the change of a field does, if it stands for itself: with causes and errors other fields are named. */
export const EFFECT_LABELS: Readonly<Record<Exclude<Change['effect'], 'restart' | 'rejected'>, string>> = {
  'in-place': 'in place',
  ignored: 'without effect',
};

/** Whose rules the forecast rests on, and the namespace if all objects are in one. */
export function describeBasis({ kubernetes }: Report, { shared }: ObjectNames, show: Show): string {
  const where = shared === undefined ? '' : `, in namespace ${show.name(shared)}`;
  return `As client-side kubectl apply does it on Kubernetes ${kubernetes}${where}.`;
}

/** How many pods rollouts replace at a time: `one at a time`, `up to 2 at a time`. */
export function describeBatchSize(rollouts: readonly Rollout[]): string {
  const most = Math.max(...rollouts.map(({ batches: [first] = [] }) => first?.length ?? 1));
  return most === 1 ? 'one at a time' : `up to ${most} at a time`;
}

/** Whether pods run after a rollout that leaves none for a time. */
export function hasPodsLeft({ restarts, creates }: Rollout): boolean {
  return restarts.length + creates.length > 0;
}
