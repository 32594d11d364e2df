import type { Change, ClaimReport, ObjectReport, Report, Rollout } from '../report';

/** What becomes of an object. */
export const OUTCOME_WORDS: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  rejected: 'rejected, nothing of it changes',
  'left-running': 'gone from HEAD, left in the cluster',
};

/** What becomes of claims: what stands before their names, and behind them. */
export const FATE_WORDS: Readonly<Record<ClaimReport['fate'], readonly [label: string, end: string]>> = {
  deleted: ['claims deleted', ', and the data in them'],
  orphaned: ['claims left', ': the data stays, and no pod mounts it'],
  created: ['claims created', ', empty'],
  kept: ['claims kept', ''],
};

/** What the change of a field does. */
export const EFFECT_WORDS: Readonly<Record<Change['effect'], string>> = {
  rejected: 'rejected',
  restart: 'restart due to',
  'in-place': 'in place',
  ignored: 'without effect',
};

/** Whose rules the forecast rests on. */
export function basis({ kubernetes }: Report): string {
  return `As client-side kubectl apply does it on Kubernetes ${kubernetes}.`;
}

/** How many pods rollouts replace at a time: `one at a time`, `up to 2 at a time`. */
export function atATime(rollouts: readonly Rollout[]): string {
  const most = Math.max(...rollouts.map(({ batches: [first] = [] }) => first?.length ?? 1));
  return most === 1 ? 'one at a time' : `up to ${most} at a time`;
}

/** What an object is called: `StatefulSet web`. */
export function called({ kind, name }: Pick<ObjectReport, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}
