import type { Field, Issue } from '../../validation';
import { findAutoscalers } from '../autoscalers';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import type { Pods } from '../pods';

/**
 * A PodDisruptionBudget guards pods of the App, alone, and lets a drained node take one of them: otherwise nodes
 * can't be drained at all.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function checkDisruptionBudgets(app: FinishedApp): Finding[] {
  const guards = new Map<Pods, FinishedObject>();
  return app.ofKind('PodDisruptionBudget').flatMap((budget) => {
    const selector = budget.at('spec', 'selector');
    const guarded = app.selectPods(selector, budget);
    const twice = new Set(guarded.flatMap((pods) => guards.get(pods) ?? []));
    for (const pods of guarded) guards.set(pods, guards.get(pods) ?? budget);
    return budget.findings(
      ...(guarded.length === 0 ? [selector.issue('met by the labels of pods of its namespace: none meet it')] : []),
      ...[...twice].map((other) =>
        selector.issue(
          `met by pods that no other budget guards: ${other.title} (${other.path}) does, and nothing evicts a pod with two`,
        ),
      ),
      ...guarded.flatMap((pods) => validateBudget(app, budget, pods)),
    );
  });
}

function validateBudget(app: FinishedApp, budget: FinishedObject, { owner }: Pods): Issue[] {
  const replicas = minReplicas(app, owner);
  const maxUnavailable = budget.at('spec', 'maxUnavailable');
  const minAvailable = budget.at('spec', 'minAvailable');
  if (maxUnavailable.raw !== undefined && countPods(maxUnavailable, replicas) < 1) {
    return [maxUnavailable.issue('at least 1, or 1%: no node with such a pod could be drained')];
  }
  if (replicas > 0 && minAvailable.raw !== undefined && countPods(minAvailable, replicas) >= replicas) {
    return [minAvailable.issue(`less than the replicas, ${replicas}: no node with such a pod could be drained`)];
  }
  return [];
}

function minReplicas(app: FinishedApp, workload: FinishedObject): number {
  const [autoscaler] = findAutoscalers(app, workload);
  const stated = autoscaler?.at('spec', 'minReplicas') ?? workload.at('spec', 'replicas');
  return stated.number ?? 1;
}

/** How many pods a number or a share of the replicas is; a part of a pod counts as one, as in Kubernetes. */
function countPods({ raw: value, scalar: word }: Field, replicas: number): number {
  const share = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return share === undefined ? Number(word || Number.NaN) : Math.ceil((Number(share) / 100) * replicas);
}
