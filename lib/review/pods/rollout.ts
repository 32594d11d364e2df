import type { Rollout } from '../report';
import { computeMinimumSeconds } from './minimum-seconds';
import { planRollout, type RolloutPlan, type StatefulSetChange } from './rollout-plan';

/** What happens to the pods of a StatefulSet. */
export function reportRollout(change: StatefulSetChange): Rollout {
  const { before, after, broken } = change;
  const plan = planRollout(change);
  const { templateChanged, replaced, held, created, deleted, promoted, ordinalsAfter: is } = plan;
  const names = (ordinals: readonly number[]) =>
    ordinals.map((ordinal) => `${after.at('metadata', 'name').scalar}-${ordinal}`);
  const isTried = is.count > 0 && (before === undefined || templateChanged || created.length > 0);
  return {
    templateChanged,
    restarts: names(replaced),
    ...(replaced.length > 0 && { batches: batchesOf(replaced, plan.batchSize).map(names) }),
    held: names(held),
    creates: names(created),
    deletes: names(deleted),
    ...(isTried && broken !== undefined && { broken }),
    ...(promoted.length > 0 && { promotes: names(promoted) }),
    ...(isOutage(plan) && { outage: true }),
    leastSeconds: computeMinimumSeconds(plan, change),
  };
}

function batchesOf(ordinals: readonly number[], size: number): number[][] {
  const count = Math.ceil(ordinals.length / size);
  return Array.from({ length: count }, (_, index) => ordinals.slice(index * size, (index + 1) * size));
}

/**
 * Whether no pod serves for a while: all go, or all that stay are replaced at once. New pods are ready before that,
 * unless they are made in parallel to it.
 */
function isOutage({
  ordinalsBefore: was,
  ordinalsAfter: is,
  kept,
  replaced,
  firstBatchSize: atFirst,
  isParallel,
}: RolloutPlan): boolean {
  if (was.count === 0) return false;
  if (kept.length === 0) return is.count === 0 || isParallel;
  return replaced.length === kept.length && kept.length <= atFirst;
}
