import type { Rollout } from '../report';
import { computeMinimumSeconds } from './minimum-seconds';
import { planRollout, type RolloutPlan, type StatefulSetChange } from './rollout-plan';

/** Reports what happens to the pods of a StatefulSet. */
export function reportRollout(change: StatefulSetChange): Rollout {
  const { before, after, podError } = change;
  const plan = planRollout(change);
  const { hasNewTemplate, replaced, held, created, deleted, promoted, ordinalsAfter } = plan;
  const podNames = (ordinals: readonly number[]) =>
    ordinals.map((ordinal) => `${after.at('metadata', 'name').scalar}-${ordinal}`);
  const startsPods = ordinalsAfter.count > 0 && (before === undefined || hasNewTemplate || created.length > 0);
  return {
    templateChanged: hasNewTemplate,
    restarts: podNames(replaced),
    ...(replaced.length > 0 && { batches: splitIntoBatches(replaced, plan.batchSize).map(podNames) }),
    held: podNames(held),
    creates: podNames(created),
    deletes: podNames(deleted),
    ...(startsPods && podError !== undefined && { broken: podError }),
    ...(promoted.length > 0 && { promotes: podNames(promoted) }),
    ...(hasOutage(plan) && { outage: true }),
    leastSeconds: computeMinimumSeconds(plan, change),
  };
}

function splitIntoBatches(ordinals: readonly number[], size: number): number[][] {
  const count = Math.ceil(ordinals.length / size);
  return Array.from({ length: count }, (_, index) => ordinals.slice(index * size, (index + 1) * size));
}

/** Whether no pod is ready for a while. Under OrderedReady, created pods are ready before others are replaced. */
function hasOutage(plan: RolloutPlan): boolean {
  const { ordinalsBefore, ordinalsAfter, existing, replaced, firstBatchSize, isParallel } = plan;
  if (ordinalsBefore.count === 0) return false;
  if (existing.length === 0) return ordinalsAfter.count === 0 || isParallel;
  const areAllReplaced = replaced.length === existing.length;
  return areAllReplaced && existing.length <= firstBatchSize;
}
