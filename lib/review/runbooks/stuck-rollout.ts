import type { Field } from '../../validation';

import { appOf } from './app';
import { fieldAt, fileNamed, kubectl, outputOf } from './kubectl';
import { downwards } from './ordinals';
import { comment, opening, variable } from './shell';

const ROLLOUT_SECONDS = 600;

/**
 * The commands that get out of a rollout that waits for a pod which never gets ready.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
 */
export function wayOutOfStuckRollout(stuck: {
  readonly statefulSet: Field;
  readonly namespace: string | null;
  readonly file: string;
}): readonly string[] {
  const { statefulSet, namespace, file } = stuck;
  const { name, ordinals, spec } = appOf(statefulSet);
  const pod = `pod/${name}-${variable('ordinal')}`;
  const ready = kubectl(
    namespace,
    'get',
    pod,
    '--ignore-not-found',
    ...fieldAt('.status.conditions[?(@.type=="Ready")].status'),
  );
  return [
    ...opening(`Replace the pods of StatefulSet ${name} that are not ready`),
    comment(`A pod that never gets ready blocks the rollout, also when ${file} is fixed and applied. It has to be`),
    comment('deleted. The rollout replaces pods that are ready. Claims stay.'),
    kubectl(namespace, 'apply', ...fileNamed(file)),
    ...downwards(ordinals, [
      `test ${outputOf(ready)} = True || ${kubectl(namespace, 'delete', pod, '--ignore-not-found', '--wait=false')}`,
    ]),
    ...(spec.at('updateStrategy', 'type').raw === 'OnDelete'
      ? []
      : [kubectl(namespace, 'rollout', 'status', `statefulset/${name}`, `--timeout=${ROLLOUT_SECONDS}s`)]),
  ];
}
