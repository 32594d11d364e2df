import { type Issue, matchesSelector } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/** The kinds whose controllers take every pod that they select for their own. */
const OWNING_KINDS = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet'];

/**
 * What makes pods selects those, and none that another makes: two controllers would fight for them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function checkSelectors(app: FinishedApp): Finding[] {
  const owning = app.pods.filter(({ owner }) => OWNING_KINDS.includes(owner.kind));
  return owning.flatMap((pods) => pods.owner.findings(...validateSelector(app, pods)));
}

function validateSelector(app: FinishedApp, pods: Pods): Issue[] {
  const selector = pods.owner.at('spec', 'selector');
  if (selector.at('matchLabels').entries().length + selector.find('matchExpressions', '*').length === 0) {
    return [selector.issue('a selector with matchLabels')];
  }
  const own = matchesSelector(selector, pods) ? [] : [selector.issue('met by the labels of spec.template')];
  const others = app.selectPods(selector, pods.owner).filter(({ owner }) => owner !== pods.owner);
  return [
    ...own,
    ...others.map(({ owner }) =>
      selector.issue(`met by its own pods alone: those of ${owner.title} (${owner.path}) meet it too`),
    ),
  ];
}
