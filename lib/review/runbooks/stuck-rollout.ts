import type { Field } from '../../validation';

import { summarizeStatefulSet } from './app';
import { commandOutput, fileFlag, jsonPathFlag, kubectl } from './kubectl';
import { loopFromHighest } from './ordinals';
import { comment, openRunbook, shellVariable } from './shell';

const ROLLOUT_SECONDS = 600;

/**
 * The commands that get out of a rollout that waits for a pod which never gets ready.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
 */
export function runbookOfStuckRollout(stuck: {
  readonly statefulSet: Field;
  readonly namespace: string | null;
  readonly file: string;
}): readonly string[] {
  const { statefulSet, namespace, file } = stuck;
  const { name, ordinals, spec } = summarizeStatefulSet(statefulSet);
  const pod = `pod/${name}-${shellVariable('ordinal')}`;
  const ready = kubectl(
    namespace,
    'get',
    pod,
    '--ignore-not-found',
    ...jsonPathFlag('.status.conditions[?(@.type=="Ready")].status'),
  );
  return [
    ...openRunbook(`Replace the pods of StatefulSet ${name} that are not ready`),
    comment(`A pod that never gets ready blocks the rollout, also when ${file} is fixed and applied. It has to be`),
    comment('deleted. The rollout replaces pods that are ready. Claims stay.'),
    kubectl(namespace, 'apply', ...fileFlag(file)),
    ...loopFromHighest(ordinals, [
      `test ${commandOutput(ready)} = True || ${kubectl(namespace, 'delete', pod, '--ignore-not-found', '--wait=false')}`,
    ]),
    ...(spec.at('updateStrategy', 'type').raw === 'OnDelete'
      ? []
      : [kubectl(namespace, 'rollout', 'status', `statefulset/${name}`, `--timeout=${ROLLOUT_SECONDS}s`)]),
  ];
}
