import { isEmptySelector } from '../../kubernetes';
import type { Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/** The kinds whose controllers adopt every pod that they select. */
const OWNING_KINDS = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet'];

/**
 * Reports a workload whose selector also selects pods of another workload: two controllers would fight for them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function checkSelectors(app: FinishedApp): Finding[] {
  return app.pods
    .filter(({ owner }) => OWNING_KINDS.includes(owner.kind))
    .flatMap((pods) => pods.owner.findings(...validateSelector(app, pods)));
}

function validateSelector(app: FinishedApp, pods: Pods): Issue[] {
  const selector = pods.owner.at('spec', 'selector');
  if (isEmptySelector(selector)) return [];
  return app
    .selectPods(selector, pods.owner)
    .filter(({ owner }) => owner !== pods.owner)
    .map(({ owner }) =>
      selector.issue(
        `a selector that matches its own pods only: it also matches those of ${owner.title} (${owner.path})`,
      ),
    );
}
