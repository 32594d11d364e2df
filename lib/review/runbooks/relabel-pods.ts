import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';
import { patchFlag } from './kubectl';
import { loopFromLowest } from './ordinals';
import type { RunbookPart } from './runbook-part';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/** Labels to set. Null removes a label. */
type LabelPatch = Readonly<Record<string, string | null>>;

/**
 * Gives the pods the labels of the new selector. Without them, the new StatefulSet could neither adopt the pods nor
 * create others of the same names. It happens while there is no StatefulSet: the old one would release the pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function relabelPods(diff: StatefulSetDiff): RunbookPart | undefined {
  const { before, kubectl } = diff;
  const labels = selectorLabels(diff);
  if (labels === undefined) return undefined;
  const pod = `pod/${podNameOf(before)}`;
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

/** The labels that the live pod template lacks for the new selector. Undefined if it lacks none. */
export function missingSelectorLabels(diff: StatefulSetDiff): LabelPatch | undefined {
  const labels = Object.entries(selectorLabels(diff) ?? {});
  const live = diff.before.spec.at('template', 'metadata', 'labels');
  const missing = labels.filter(([key, value]) => (live.at(key).string ?? null) !== value);
  return missing.length === 0 ? undefined : Object.fromEntries(missing);
}

/** The labels of HEAD's pod template with the keys of the new selector. Undefined if the selector does not change. */
function selectorLabels({ before, after }: StatefulSetDiff): LabelPatch | undefined {
  const selector = after.spec.at('selector');
  if (isDeepStrictEqual(before.spec.at('selector').raw, selector.raw)) return undefined;
  const labels = after.spec.at('template', 'metadata', 'labels');
  return Object.fromEntries(keysOf(selector).map((key) => [key, labels.at(key).string ?? null]));
}

function keysOf(selector: Field): string[] {
  const labels = selector.at('matchLabels').entries();
  const expressions = selector.find('matchExpressions', '*', 'key');
  return [...labels.map(([key]) => key), ...expressions.map(({ scalar }) => scalar)];
}
