import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';

import type { RunbookPart, StatefulSetDiff } from './change';
import { patchFlag } from './kubectl';
import { loopFromLowest } from './ordinals';
import { shellVariable } from './shell';

type Labels = Readonly<Record<string, string | null>>;

/**
 * Pods that the new selector would miss: the StatefulSet couldn't adopt them, nor make others of the same names. They
 * get their labels while no StatefulSet looks at them, or the old one would let go of them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function relabelPods(change: StatefulSetDiff): RunbookPart | undefined {
  const { before, kubectl } = change;
  const labels = selectorLabels(change);
  if (labels === undefined) return undefined;
  const pod = `pod/${before.name}-${shellVariable('ordinal')}`;
  return {
    why: [
      'The pods get the labels of the new selector, so that the new StatefulSet adopts them. A Service that selects them',
      'by their old labels loses them until it is applied.',
    ],
    whileDeleted: loopFromLowest(before.ordinals, [
      `pod=$(${kubectl('get', pod, '--ignore-not-found', '-o', 'name')})`,
      `test -z "$pod" || ${kubectl('patch', pod, ...patchFlag({ metadata: { labels } }))}`,
    ]),
  };
}

/** The labels that the live pod template lacks for the new selector. Null stands for a label to remove. */
export function missingLabels(change: StatefulSetDiff): Labels | undefined {
  const labels = Object.entries(selectorLabels(change) ?? {});
  const live = change.before.spec.at('template', 'metadata', 'labels');
  const missing = labels.filter(([key, value]) => (live.at(key).string ?? null) !== value);
  return missing.length === 0 ? undefined : Object.fromEntries(missing);
}

/** Undefined if the selector stays. */
function selectorLabels({ before, after }: StatefulSetDiff): Labels | undefined {
  const selector = after.spec.at('selector');
  if (isDeepStrictEqual(before.spec.at('selector').raw, selector.raw)) return undefined;
  const labels = after.spec.at('template', 'metadata', 'labels');
  return Object.fromEntries(keysOf(selector).map((key) => [key, labels.at(key).string ?? null]));
}

function keysOf(selector: Field): string[] {
  const ofExpressions = selector.find('matchExpressions', '*', 'key').map((key) => key.scalar);
  return [...Object.keys(selector.at('matchLabels').map ?? {}), ...ofExpressions];
}
