import type { Rollout } from '../report';
import { type Plan, planOf, type StatefulSetChange } from './plan';
import { secondsOf } from './seconds';

/** What happens to the pods of a StatefulSet. */
export function rolloutOf(change: StatefulSetChange): Rollout {
  const { before, after, broken } = change;
  const plan = planOf(change);
  const { templateChanged, replaced, held, created, deleted, promoted, is } = plan;
  const names = (ordinals: readonly number[]) =>
    ordinals.map((ordinal) => `${after.at('metadata', 'name').word}-${ordinal}`);
  const isTried = is.count > 0 && (before === undefined || templateChanged || created.length > 0);
  return {
    templateChanged,
    restarts: names(replaced),
    held: names(held),
    creates: names(created),
    deletes: names(deleted),
    ...(isTried && broken !== undefined && { broken }),
    ...(promoted.length > 0 && { promotes: names(promoted) }),
    ...(isOutage(plan) && { outage: true }),
    leastSeconds: secondsOf(plan, change),
  };
}

/**
 * Whether no pod serves for a while: all go, or the only one that stays is replaced. New pods are ready before that,
 * unless they are made in parallel to it.
 */
function isOutage({ was, is, kept, created, replaced, isParallel }: Plan): boolean {
  if (was.count === 0) return false;
  if (kept.length === 0) return is.count === 0 || isParallel;
  const isAhead = created.some((ordinal) => !isParallel || ordinal > Number(kept[0]));
  return kept.length === 1 && replaced.length === 1 && !isAhead;
}
