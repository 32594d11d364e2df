import { firstUpdated, isBelowPartition, partitionOf } from '../../stateful-sets';
import type { Field } from '../../validation';
import { pollUntil } from '../clock';
import { type ClusterClient, KubectlFailure, type Permission } from '../cluster';
import type { CheckContext } from '../context';
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
import { type CheckOutcome, createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';
import { deletePods } from './permissions';

const RIGHTS: readonly Permission[] = [
  ...['list', 'watch', 'patch'].map((verb) => ({ verb, group: 'apps', resource: 'statefulsets' })),
  deletePods,
];
const PARTITIONED = /partitioned roll out/i;
/** So long it looks whether a pod below the partition is updated after all. */
const LOOK_MS = 5000;

/** The image of the StatefulSet as it was, and how the pods were. */
interface Before {
  readonly image: string;
  readonly revision: string;
  readonly pods: readonly LivePod[];
}

/** That an update reaches only the pods at or above the partition. */
export const canaryCheck: VerifyCheck = {
  id: 'canary',
  title: 'An update reaches only the pods at or above the partition',
  permissions: () => RIGHTS,
  describeAction: ({ app, settings: choices }) =>
    `updates the pods of ${app.name} from ordinal ${firstUpdated(app.statefulSet)} on to ${choices.canaryImage}, and puts them back`,
  skipReason: ({ app, settings: choices, hasPassed }) => {
    if (choices.canaryImage === undefined) return 'no image was given to roll out (--canary)';
    if (choices.isReadOnly) return 'it updates pods, and --read-only changes nothing';
    const { scalar: type } = app.statefulSet.at('spec', 'updateStrategy', 'type');
    if (type === 'OnDelete') return 'an update reaches no pod by itself (OnDelete)';
    if (partitionOf(app.statefulSet) === 0) return 'the manifest has no partition: an update reaches all pods';
    return hasPassed('ready') ? undefined : 'not all pods are ready, so that none is to be updated';
  },

  async run(context) {
    const { app, settings: choices, undoStack: repairs, progress } = context;
    const { statefulSet, pods } = await readWithPods(context);
    const otherwise = unlikeStated(app.statefulSet, statefulSet);
    if (otherwise !== undefined) return createOutcome([], [otherwise]);
    if (!areAllPodsReady(statefulSet, pods))
      return createSkippedOutcome('not all pods are ready any more, so that none is updated');
    const before = beforehand({ statefulSet, pods });
    const { scalar: current } = statefulSet.at('status', 'currentRevision');
    if (before.revision !== current) return createSkippedOutcome('an update is held back by the partition already');
    if (before.image === choices.canaryImage)
      return createSkippedOutcome(`the pods run ${choices.canaryImage} already`);
    const repair = repairs.add({
      leftover: `the image ${choices.canaryImage} of ${app.name}`,
      manualCommand: ['set', 'image', `statefulset/${app.name}`, `${app.firstContainer}=${before.image}`],
      undo: () => putBack(context, before),
    });
    progress(`updates ${app.name} to ${choices.canaryImage}`);
    await setImage(context.cluster, app.name, before.image, String(choices.canaryImage));
    const outcome = await rolledOut(context, before);
    progress(`puts ${app.name} back to ${before.image}`);
    if (await repairs.run(repair))
      return {
        ...outcome,
        evidence: [...outcome.evidence, `put back: all pods are on revision ${before.revision} again`],
      };
    return {
      ...outcome,
      status: 'failed',
      reason: [outcome.reason, `${app.name} could not be put back`].filter(Boolean).join('; '),
    };
  },
};

/** Where the cluster would update other pods than was agreed to, none is to be updated. */
function unlikeStated(stated: Field, live: Field): string | undefined {
  const [wanted, found] = [reachOf(stated), reachOf(live)];
  return wanted === found ? undefined : `nothing was updated: the manifest says ${wanted}, and the cluster ${found}`;
}

function reachOf(statefulSet: Field): string {
  const { scalar: type } = statefulSet.at('spec', 'updateStrategy', 'type');
  return `${type} from ordinal ${firstUpdated(statefulSet)} on`;
}

function beforehand({ statefulSet, pods }: LiveStatefulSet): Before {
  return {
    image: imageOf(statefulSet.at('spec', 'template')),
    revision: statefulSet.at('status', 'updateRevision').scalar,
    pods,
  };
}

function setImage(cluster: ClusterClient, name: string, from: string, to: string): Promise<void> {
  const path = '/spec/template/spec/containers/0/image';
  return cluster.patch('statefulsets.apps', name, [
    { op: 'test', path, value: from },
    { op: 'replace', path, value: to },
  ]);
}

async function rolledOut(context: CheckContext, before: Before): Promise<CheckOutcome> {
  try {
    return await compared(
      context,
      before,
      await context.cluster.rolloutStatus(context.app.name, context.settings.timeoutSeconds),
    );
  } catch (error) {
    if (!(error instanceof KubectlFailure)) throw error;
    const { pods } = await readWithPods(context);
    const unready = pods.filter(({ object }) => !isPodReady(object));
    return createOutcome(
      [],
      [...unready.map(({ name, object }) => `${name} ${describeNotReady(object)}`), error.message],
    );
  }
}

async function compared(context: CheckContext, before: Before, told: string): Promise<CheckOutcome> {
  await context.clock.pause(LOOK_MS);
  const { statefulSet, pods } = await readWithPods(context);
  const { scalar: revision } = statefulSet.at('status', 'updateRevision');
  const { statefulSet: stated, name } = context.app;
  const partition = partitionOf(stated);
  const last = told.split('\n').at(-1) as string;
  const wrong = pods.flatMap(({ name: pod, ordinal, object }) => {
    const isBelow = isBelowPartition(stated, ordinal);
    const isUpdated = revisionOf(object) === revision;
    if (isBelow && isUpdated) return [`${pod} is below the partition ${partition}, and was updated`];
    return isBelow || isUpdated ? [] : [`${pod} is not below the partition ${partition}, and was not updated`];
  });
  return createOutcome(
    [
      `kubectl rollout status statefulset/${name}: ${last}`,
      ...pods.map(
        ({ name: pod, object }) =>
          `${pod}: ${imageOf(object)}, ${isSameAs(before, object) ? 'the same pod as before' : 'updated'}`,
      ),
    ],
    [...wrong, ...(PARTITIONED.test(told) ? [] : [`kubectl speaks of no partitioned roll out: ${last}`])],
  );
}

/** The image of the first container of a pod, or of a template. */
function imageOf(pod: Field): string {
  return pod.find('spec', 'containers', '*', 'image').map(({ scalar: word }) => word)[0] as string;
}

function isSameAs({ pods }: Before, pod: Field): boolean {
  return pods.some(({ object }) => uidOf(object) === uidOf(pod));
}

/** Gives the StatefulSet its image again, and waits until all pods are as they were. */
async function putBack(context: CheckContext, { image, revision }: Before): Promise<void> {
  const { app, settings: choices } = context;
  const { cluster, time } = context.lasting;
  const live = await readStatefulSet({ app, cluster });
  if (imageOf(live.at('spec', 'template')) === choices.canaryImage)
    await setImage(cluster, app.name, String(choices.canaryImage), image);
  const done = await pollUntil(time, choices.timeoutSeconds, async () => {
    const { statefulSet, pods } = await readWithPods({ app, cluster });
    // A pod that never got ready is not replaced by itself.
    const stuck = pods.filter(
      ({ object }) => revisionOf(object) !== revision && !isPodReady(object) && !isTerminating(object),
    );
    if (stuck.length > 0)
      await cluster.delete(
        'pods',
        stuck.map(({ name }) => name),
        { wait: false },
      );
    const isBack = areAllPodsReady(statefulSet, pods) && pods.every(({ object }) => revisionOf(object) === revision);
    return isBack || undefined;
  });
  if (done === undefined)
    throw new Error(`not all pods were back on revision ${revision} within ${choices.timeoutSeconds} seconds`);
}
