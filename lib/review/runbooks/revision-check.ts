import { RANGES } from '../../kubernetes';
import { jsonPathFlag, orFail } from './kubectl';
import { missingSelectorLabels } from './relabel-pods';
import { comment, indent, shellVariable } from './shell';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/** The largest partition. It holds all pods, however many an autoscaler adds meanwhile. */
export const LARGEST_PARTITION = RANGES.count.max;

const STATUS_SECONDS = 60;

/** Defines the shell function `check_revisions`, which stops if a pod has another revision than a new pod would get. */
export function defineRevisionCheck({ before, kubectl }: StatefulSetDiff): string[] {
  const statefulSet = `statefulset/${before.name}`;
  const pod = podNameOf(before);
  const get = (path: string) => kubectl('get', statefulSet, ...jsonPathFlag(path));
  const observed = `--for=jsonpath={.status.observedGeneration}=${shellVariable('generation')}`;
  const hashPath = jsonPathFlag('.metadata.labels.controller-revision-hash');
  const message = `${pod} has another revision than StatefulSet ${before.name}. Finish or undo the rollout, then run this again`;
  return [
    comment('Stops unless every pod has the revision that the StatefulSet would give to a new one.'),
    'check_revisions() {',
    ...indent([
      `generation=$(${get('.metadata.generation')})`,
      kubectl('wait', statefulSet, observed, `--timeout=${STATUS_SECONDS}s`),
      `revision=$(${get('.status.updateRevision')})`,
      `ordinal=$(${get('.spec.ordinals.start')})`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
      'ordinal=${ordinal:-0}',
      `end=$((ordinal + $(${get('.spec.replicas')})))`,
      'while test "$ordinal" -lt "$end"; do',
      ...indent([
        `hash=$(${kubectl('get', `pod/${pod}`, '--ignore-not-found', ...hashPath)})`,
        `test -z "$hash" || test "$hash" = "$revision" ${orFail(message)}`,
        'ordinal=$((ordinal + 1))',
      ]),
      'done',
    ]),
    '}',
  ];
}

/**
 * Checks the revisions once more while the pods are held: a partition keeps them on the live pod template. There is
 * nothing to compare if the pods got labels for a new selector, since the new StatefulSet then has another revision.
 */
export function checkHeldPods(diff: StatefulSetDiff): string[] {
  if (missingSelectorLabels(diff) !== undefined) return [];
  const path = jsonPathFlag('.spec.updateStrategy.rollingUpdate.partition');
  return [
    comment('While the pods are held: would the StatefulSet create them as they are?'),
    `partition=$(${diff.kubectl('get', `statefulset/${diff.before.name}`, ...path)})`,
    `test "$partition" != ${LARGEST_PARTITION} || check_revisions`,
  ];
}
