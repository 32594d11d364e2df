import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../fields';
import type { Change, Situation } from './change';
import { patchOf } from './kubectl';
import { upwards } from './ordinals';
import { variable } from './shell';

/**
 * Pods that the new selector would miss: the StatefulSet couldn't adopt them, nor make others of the same names. They
 * get their labels while no StatefulSet looks at them, or the old one would let go of them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector
 */
export function relabelledPods({ before, after, kubectl }: Change): Situation | undefined {
  const selector = after.spec.at('selector');
  if (isDeepStrictEqual(before.spec.at('selector').value, selector.value)) return undefined;
  const labels = after.spec.at('template', 'metadata', 'labels');
  // Null takes away a label that the selector wants absent.
  const wanted = Object.fromEntries(keysOf(selector).map((key) => [key, labels.at(key).text ?? null]));
  const pod = `pod/${before.name}-${variable('ordinal')}`;
  return {
    why: [
      'Pods that run get the labels that the new selector asks for, so that they are adopted. A Service whose selector',
      'names their old labels loses them until it is applied. If the template has other labels now, the rollout then',
      'replaces them.',
    ],
    whileItIsGone: upwards(before.ordinals, [
      `pod=$(${kubectl('get', pod, '--ignore-not-found', '-o', 'name')})`,
      `test -z "$pod" || ${kubectl('patch', pod, ...patchOf({ metadata: { labels: wanted } }))}`,
    ]),
  };
}

function keysOf(selector: Field): string[] {
  const ofExpressions = selector.find('matchExpressions', '*', 'key').map((key) => key.word);
  return [...Object.keys(selector.at('matchLabels').map ?? {}), ...ofExpressions];
}
