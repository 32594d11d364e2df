import type { Field, Issue } from '../../validation';
import { findAutoscalers } from '../autoscalers';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import type { Pods } from '../pods';

/**
 * Reports a PodDisruptionBudget that selects no pods, selects pods of another budget, or lets no pod be evicted, so that
 * nodes cannot be drained.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function checkDisruptionBudgets(app: FinishedApp): Finding[] {
  const firstBudgets = new Map<Pods, FinishedObject>();
  return app.ofKind('PodDisruptionBudget').flatMap((budget) => {
    const selector = budget.at('spec', 'selector');
    const selected = app.selectPods(selector, budget);
    const otherBudgets = new Set(selected.flatMap((pods) => firstBudgets.get(pods) ?? []));
    for (const pods of selected) firstBudgets.set(pods, firstBudgets.get(pods) ?? budget);
    return budget.findings(
      ...(selected.length === 0 ? [selector.issue('a selector of pods in its namespace: it selects none')] : []),
      ...[...otherBudgets].map(({ title, path }) =>
        selector.issue(
          `a selector of pods without another budget: ${title} (${path}) selects them too, and a pod with two budgets cannot be evicted`,
        ),
      ),
      ...selected.flatMap((pods) => validateBudget(app, budget, pods)),
    );
  });
}

function validateBudget(app: FinishedApp, budget: FinishedObject, { owner }: Pods): Issue[] {
  const replicas = minReplicas(app, owner);
  const maxUnavailable = budget.at('spec', 'maxUnavailable');
  const minAvailable = budget.at('spec', 'minAvailable');
  if (maxUnavailable.raw !== undefined && countPods(maxUnavailable, replicas) < 1) {
    return [maxUnavailable.issue('at least 1, or 1%: otherwise no node with such a pod can be drained')];
  }
  if (replicas > 0 && minAvailable.raw !== undefined && countPods(minAvailable, replicas) >= replicas) {
    const allowed = `less than the replicas, ${replicas}: otherwise no node with such a pod can be drained`;
    return [minAvailable.issue(allowed)];
  }
  return [];
}

/** Returns the lowest number of replicas that a workload has: that of its autoscaler, or its own. */
function minReplicas(app: FinishedApp, workload: FinishedObject): number {
  const [autoscaler] = findAutoscalers(app, workload);
  const replicas = autoscaler?.at('spec', 'minReplicas') ?? workload.at('spec', 'replicas');
  return replicas.number ?? 1;
}

/** Returns how many pods a number or a percentage of the replicas is. A percentage is rounded up, as in Kubernetes. */
function countPods({ raw, scalar }: Field, replicas: number): number {
  const percentage = typeof raw === 'string' ? /^(\d+)%$/.exec(raw)?.[1] : undefined;
  return percentage === undefined ? Number(scalar || Number.NaN) : Math.ceil((Number(percentage) / 100) * replicas);
}
