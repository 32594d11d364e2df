import { firstUpdatedOrdinal, isBelowPartition, partitionOf } from '../../kubernetes';
import type { Field } from '../../validation';
import { pollUntil } from '../clock';
import { type ClusterClient, KubectlFailure, type Permission } from '../cluster';
import {
  areAllPodsReady,
  describeNotReady,
  isPodReady,
  isTerminating,
  type LivePod,
  type LiveStatefulSet,
  readStatefulSet,
  readWithPods,
  revisionOf,
  uidOf,
} from '../live-pods';
import {
  type CheckOutcome,
  CheckSkipped,
  createFailedOutcome,
  createOutcome,
  type Findings,
  mergeFindings,
} from '../report';
import type { UninterruptedAccess } from '../undo';
import type { CheckContext, VerifyCheck } from './check';
import { deletePods } from './permissions';

const canaryPermissions: readonly Permission[] = [
  ...['list', 'watch', 'patch'].map((verb) => ({ verb, group: 'apps', resource: 'statefulsets' })),
  deletePods,
];
const PARTITIONED_ROLLOUT = /partitioned roll out/i;
/** Time for the controller to update a pod below the partition, if it ignores the partition. */
const OBSERVATION_MS = 5000;

/** The update of a StatefulSet to the canary image. */
interface Canary {
  readonly name: string;
  /** The first container, whose image is updated. */
  readonly container: string;
  readonly oldImage: string;
  readonly newImage: string;
  /** The revision of all pods before the update. */
  readonly oldRevision: string;
  readonly oldPods: readonly LivePod[];
}

/** Checks that an update reaches only the pods at or above the partition. */
export const canaryCheck: VerifyCheck = {
  id: 'canary',
  title: 'An update reaches only the pods at or above the partition',
  permissions: () => canaryPermissions,
  describeAction: ({ app, settings }) =>
    `updates the pods of ${app.name} from ordinal ${firstUpdatedOrdinal(app.statefulSet)} on to ${settings.canaryImage}, and puts them back`,
  skipReason: ({ app, settings, hasPassed }) => {
    if (settings.canaryImage === undefined) return 'no image is set to roll out (--canary)';
    if (settings.isReadOnly) return 'it updates pods, and --read-only changes nothing';
    if (updateTypeOf(app.statefulSet) === 'OnDelete') return 'an update reaches no pod by itself (OnDelete)';
    if (partitionOf(app.statefulSet) === 0) return 'the manifest has no partition: an update reaches all pods';
    return hasPassed('ready') ? undefined : 'not all pods are ready, so none is updated';
  },

  async run(context) {
    const { app, cluster } = context;
    const live = await readWithPods({ app, cluster });
    const difference = compareUpdateStrategies(app.statefulSet, live.statefulSet);
    if (difference !== undefined) return createFailedOutcome(difference);
    return rollOutAndUndo(context, planCanary(context, live));
  },
};

/**
 * Returns the reason to update nothing if the live update strategy updates other pods than the manifest's. The user agreed
 * only to those. Undefined if both update the same pods.
 */
function compareUpdateStrategies(expected: Field, live: Field): string | undefined {
  const [expectedPods, livePods] = [describeUpdatedPods(expected), describeUpdatedPods(live)];
  if (expectedPods === livePods) return undefined;
  return `nothing was updated: the manifest says ${expectedPods}, and the cluster ${livePods}`;
}

/** The pods that an update replaces: `RollingUpdate from ordinal 2 on`. */
function describeUpdatedPods(statefulSet: Field): string {
  return `${updateTypeOf(statefulSet)} from ordinal ${firstUpdatedOrdinal(statefulSet)} on`;
}

function updateTypeOf(statefulSet: Field): string {
  return statefulSet.at('spec', 'updateStrategy', 'type').scalar;
}

/** @throws CheckSkipped if the StatefulSet is not in a state from which an update can be undone */
function planCanary({ app, settings }: CheckContext, live: LiveStatefulSet): Canary {
  if (!areAllPodsReady(live)) throw new CheckSkipped('not all pods are ready any more, so none is updated');
  const { statefulSet, pods } = live;
  const { scalar: oldRevision } = statefulSet.at('status', 'updateRevision');
  if (oldRevision !== statefulSet.at('status', 'currentRevision').scalar) {
    throw new CheckSkipped('an update is held back by the partition already');
  }
  const oldImage = imageOf(statefulSet.at('spec', 'template'));
  const newImage = String(settings.canaryImage);
  if (oldImage === newImage) throw new CheckSkipped(`the pods run ${newImage} already`);
  return { name: app.name, container: app.firstContainer, oldImage, newImage, oldRevision, oldPods: pods };
}

async function rollOutAndUndo(context: CheckContext, canary: Canary): Promise<CheckOutcome> {
  const { cluster, undoStack, settings, progress } = context;
  const { name, container, oldImage, newImage, oldRevision } = canary;
  const undoAction = undoStack.add({
    leftover: `the image ${newImage} of ${name}`,
    manualCommand: ['set', 'image', `statefulset/${name}`, `${container}=${oldImage}`],
    undo: (access) => restore(access, canary, settings.timeoutSeconds),
  });
  progress(`updates ${name} to ${newImage}`);
  await replaceImage(cluster, name, oldImage, newImage);
  const findings = await observeRollout(context, canary);
  progress(`puts ${name} back to ${oldImage}`);
  const restored: Findings = (await undoStack.run(undoAction))
    ? { evidence: [`put back: all pods are on revision ${oldRevision} again`], failures: [] }
    : { evidence: [], failures: [`${name} could not be put back`] };
  return createOutcome(mergeFindings([findings, restored]));
}

async function observeRollout(context: CheckContext, canary: Canary): Promise<Findings> {
  try {
    return await checkRollout(context, canary);
  } catch (error) {
    if (!(error instanceof KubectlFailure)) throw error;
    const { pods } = await readWithPods(context);
    const unready = pods.filter(({ object }) => !isPodReady(object));
    const states = unready.map(({ name, object }) => `${name} ${describeNotReady(object)}`);
    return { evidence: [], failures: [...states, error.message] };
  }
}

/** @throws KubectlFailure if the rollout does not complete in time */
async function checkRollout(context: CheckContext, canary: Canary): Promise<Findings> {
  const { app, cluster, clock, settings } = context;
  const output = await cluster.rolloutStatus(canary.name, settings.timeoutSeconds);
  await clock.pause(OBSERVATION_MS);
  const live = await readWithPods({ app, cluster });
  return mergeFindings([checkRolloutOutput(canary, output), checkUpdatedPods(canary, app.statefulSet, live)]);
}

function checkRolloutOutput({ name }: Canary, output: string): Findings {
  const lastLine = output.slice(output.lastIndexOf('\n') + 1);
  return {
    evidence: [`kubectl rollout status statefulset/${name}: ${lastLine}`],
    failures: PARTITIONED_ROLLOUT.test(output) ? [] : [`kubectl reports no partitioned roll out: ${lastLine}`],
  };
}

function checkUpdatedPods({ oldPods }: Canary, expected: Field, { statefulSet, pods }: LiveStatefulSet): Findings {
  const { scalar: newRevision } = statefulSet.at('status', 'updateRevision');
  const partition = partitionOf(expected);
  const oldUids = oldPods.map(({ object }) => uidOf(object));
  return {
    evidence: pods.map(({ name, object }) => {
      const state = oldUids.includes(uidOf(object)) ? 'the same pod as before' : 'updated';
      return `${name}: ${imageOf(object)}, ${state}`;
    }),
    failures: pods.flatMap(({ name, ordinal, object }) => {
      const isBelow = isBelowPartition(expected, ordinal);
      const isUpdated = revisionOf(object) === newRevision;
      if (isBelow && isUpdated) return [`${name} is below the partition ${partition}, and was updated`];
      if (!isBelow && !isUpdated) return [`${name} is not below the partition ${partition}, and was not updated`];
      return [];
    }),
  };
}

/** Sets the old image again, and waits until all pods have the old revision. */
async function restore({ cluster, clock }: UninterruptedAccess, canary: Canary, timeoutSeconds: number): Promise<void> {
  const { name, oldImage, newImage, oldRevision } = canary;
  const app = { name };
  const statefulSet = await readStatefulSet({ app, cluster });
  // Somebody else may have set another image meanwhile.
  if (imageOf(statefulSet.at('spec', 'template')) === newImage) await replaceImage(cluster, name, newImage, oldImage);
  const isRestored = await pollUntil(clock, timeoutSeconds, async () => {
    const live = await readWithPods({ app, cluster });
    await deleteStuckPods(cluster, live.pods, oldRevision);
    const hasOldRevision = live.pods.every(({ object }) => revisionOf(object) === oldRevision);
    return (hasOldRevision && areAllPodsReady(live)) || undefined;
  });
  if (!isRestored)
    throw new Error(`not all pods were back on revision ${oldRevision} within ${timeoutSeconds} seconds`);
}

/** Deletes the pods of the canary that never became ready: the controller does not replace them by itself. */
async function deleteStuckPods(cluster: ClusterClient, pods: readonly LivePod[], oldRevision: string): Promise<void> {
  const stuck = pods.filter(
    ({ object }) => revisionOf(object) !== oldRevision && !isPodReady(object) && !isTerminating(object),
  );
  if (stuck.length === 0) return;
  await cluster.delete(
    'pods',
    stuck.map(({ name }) => name),
    { wait: false },
  );
}

/** Replaces the image of the first container. The API server rejects the patch if the image is not `from`. */
function replaceImage(cluster: ClusterClient, statefulSet: string, from: string, to: string): Promise<void> {
  const path = '/spec/template/spec/containers/0/image';
  return cluster.patch('statefulsets.apps', statefulSet, [
    { op: 'test', path, value: from },
    { op: 'replace', path, value: to },
  ]);
}

/** The image of the first container of a pod or of a pod template. */
function imageOf(pod: Field): string {
  return pod.find('spec', 'containers', '*', 'image').map((image) => image.scalar)[0] as string;
}
