import type { TextFormat } from '../../text';
import type { Change, ClaimReport, ObjectReport, Report, Rollout } from '../report';
import type { ObjectNames } from './names';

/** The outcome of an object. */
export const OUTCOME_TEXTS: Readonly<Record<ObjectReport['outcome'], string>> = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  rejected: 'rejected, nothing of it changes',
  'left-running': 'gone from HEAD, left in the cluster',
};

/** How claims of a status are listed: a label before their names, and the end of the sentence after them. */
export const CLAIM_STATUS_TEXTS: Readonly<
  Record<ClaimReport['fate'], { readonly label: string; readonly end: string }>
> = {
  deleted: { label: 'claims deleted', end: ', and the data in them' },
  orphaned: { label: 'claims left', end: ': the data stays, and no pod mounts it' },
  created: { label: 'claims created', end: ', empty' },
  kept: { label: 'claims kept', end: '' },
};

/** Labels of fields that are reported by themselves. The other fields are reported with causes and errors. */
export const EFFECT_LABELS: Readonly<Record<Exclude<Change['effect'], 'restart' | 'rejected'>, string>> = {
  'in-place': 'in place',
  ignored: 'without effect',
};

/** Says which tool and version the forecast assumes, and the namespace if all objects name the same. */
export function describeBasis({ kubernetes }: Report, { shared }: ObjectNames, show: TextFormat): string {
  const where = shared === undefined ? '' : `, in namespace ${show.name(shared)}`;
  return `As client-side kubectl apply does it on Kubernetes ${kubernetes}${where}.`;
}

/** The number of pods that rollouts replace at a time: `one at a time`, `up to 2 at a time`. */
export function describeBatchSize(rollouts: readonly Rollout[]): string {
  const most = Math.max(...rollouts.map(({ batches: [first] = [] }) => first?.length ?? 1));
  return most === 1 ? 'one at a time' : `up to ${most} at a time`;
}

/** Describes an outage. Undefined if there is none. */
export function describeOutage(rollout: Rollout): string | undefined {
  if (!rollout.outage) return undefined;
  return hasPodsLeft(rollout) ? 'for a time no pod serves' : 'no pod is left';
}

/** Whether pods run after a rollout with an outage. */
export function hasPodsLeft({ restarts, creates }: Rollout): boolean {
  return restarts.length + creates.length > 0;
}
