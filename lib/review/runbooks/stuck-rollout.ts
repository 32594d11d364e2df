import type { Field } from '../../validation';
import { commandOutput, fileFlag, jsonPathFlag, kubectl } from './kubectl';
import { loopFromHighest } from './ordinals';
import { comment, openRunbook } from './shell';
import { podNameOf, summarizeStatefulSet } from './stateful-set-diff';

const ROLLOUT_SECONDS = 600;

/** A StatefulSet whose rollout waits for a pod that never becomes ready. */
interface StuckStatefulSet {
  /** The fixed object of HEAD. */
  readonly statefulSet: Field;
  /** The namespace of the manifest. Null if it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
}

/**
 * The commands that continue a rollout which waits for a pod that never becomes ready.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
 */
export function runbookOfStuckRollout({ statefulSet, namespace, file }: StuckStatefulSet): readonly string[] {
  const summary = summarizeStatefulSet(statefulSet);
  const { name, ordinals, spec } = summary;
  const pod = `pod/${podNameOf(summary)}`;
  const readiness = jsonPathFlag('.status.conditions[?(@.type=="Ready")].status');
  const isReady = commandOutput(kubectl(namespace, 'get', pod, '--ignore-not-found', ...readiness));
  const deletePod = kubectl(namespace, 'delete', pod, '--ignore-not-found', '--wait=false');
  const isOnDelete = spec.at('updateStrategy', 'type').raw === 'OnDelete';
  const wait = kubectl(namespace, 'rollout', 'status', `statefulset/${name}`, `--timeout=${ROLLOUT_SECONDS}s`);
  return [
    ...openRunbook(`Replace the pods of StatefulSet ${name} that are not ready`),
    comment(`A pod that never gets ready blocks the rollout, also when ${file} is fixed and applied. It has to be`),
    comment('deleted. The rollout replaces pods that are ready. Claims stay.'),
    kubectl(namespace, 'apply', ...fileFlag(file)),
    ...loopFromHighest(ordinals, [`test ${isReady} = True || ${deletePod}`]),
    ...(isOnDelete ? [] : [wait]),
  ];
}
