import { isEmptySelector } from '../../kubernetes';
import type { Issue } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/** The kinds whose controllers take every pod that they select for their own. */
const OWNING = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet'];

/**
 * The selector of a workload matches no pods of another workload: two controllers would fight for them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function selectors(app: FinishedApp): Finding[] {
  const owning = app.pods.filter(({ owner }) => OWNING.includes(owner.kind));
  return owning.flatMap((pods) => pods.owner.findings(...problems(app, pods)));
}

function problems(app: FinishedApp, pods: Pods): Issue[] {
  const selector = pods.owner.at('spec', 'selector');
  if (isEmptySelector(selector)) return [];
  return app
    .selected(selector, pods.owner)
    .filter(({ owner }) => owner !== pods.owner)
    .map(({ owner }) =>
      selector.issue(`met by its own pods alone: those of ${owner.title} (${owner.path}) meet it too`),
    );
}
