import { podNames } from '../stateful-sets';
import type { Field } from '../validation';
import { CannotVerify } from './cluster';
import type { CheckContext } from './context';
import { CheckSkipped } from './unchecked';

/** A pod of a StatefulSet, and its number. */
export interface LivePod {
  readonly name: string;
  readonly ordinal: number;
  readonly object: Field;
}

/**
 * The StatefulSet as it stands.
 *
 * @throws CannotVerify where it is gone
 */
export async function readStatefulSet({ cluster, app }: Pick<CheckContext, 'cluster' | 'app'>): Promise<Field> {
  const found = await cluster.find('statefulsets.apps', app.name);
  if (found === undefined) throw new CannotVerify([`The StatefulSet ${app.name} is gone.`]);
  return found;
}

/** The pods that a StatefulSet has, lowest ordinal first. */
async function readPods({ cluster }: Pick<CheckContext, 'cluster'>, statefulSet: Field): Promise<LivePod[]> {
  const uid = uidOf(statefulSet);
  const pods = await cluster.list('pods', labelSelectorFlag(statefulSet.at('spec', 'selector', 'matchLabels')));
  return pods
    .filter((pod) => pod.find('metadata', 'ownerReferences', '*', 'uid').some(({ scalar: word }) => word === uid))
    .map((object) => {
      const name = object.at('metadata', 'name').scalar;
      return { name, ordinal: Number(name.slice(name.lastIndexOf('-') + 1)), object };
    })
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** A StatefulSet and its pods. */
export interface LiveStatefulSet {
  readonly statefulSet: Field;
  readonly pods: readonly LivePod[];
}

/**
 * The StatefulSet and its pods as they stand.
 *
 * @throws CannotVerify where it is gone
 */
export async function readWithPods(context: Pick<CheckContext, 'cluster' | 'app'>): Promise<LiveStatefulSet> {
  const statefulSet = await readStatefulSet(context);
  return { statefulSet, pods: await readPods(context, statefulSet) };
}

/**
 * The same, where there are pods.
 *
 * @throws Unchecked where there are none, CannotVerify where the StatefulSet is gone
 */
export async function readWithExistingPods(context: Pick<CheckContext, 'cluster' | 'app'>): Promise<LiveStatefulSet> {
  const found = await readWithPods(context);
  if (found.pods.length === 0) throw new CheckSkipped('the StatefulSet has no pods');
  return found;
}

/** Labels that objects must have, as kubectl is told them. */
export function labelSelectorFlag(labels: Field): string {
  return `--selector=${labels
    .entries()
    .map(([key, { scalar: word }]) => `${key}=${word}`)
    .join(',')}`;
}

export function isPodReady(pod: Field): boolean {
  return conditionOf(pod, 'Ready')?.at('status').string === 'True' && !isTerminating(pod);
}

/** Whether a StatefulSet has just the pods that it should have, and all are ready. */
export function areAllPodsReady(statefulSet: Field, pods: readonly LivePod[]): boolean {
  const names = podNames(statefulSet);
  return pods.length === names.length && pods.every(({ name, object }) => names.includes(name) && isPodReady(object));
}

export function uidOf(object: Field): string {
  return object.at('metadata', 'uid').scalar;
}

/** The claims that a pod mounts. */
export function claimNamesOf(pod: Field): string[] {
  return pod.find('spec', 'volumes', '*', 'persistentVolumeClaim', 'claimName').map(({ scalar: word }) => word);
}

export function isTerminating(pod: Field): boolean {
  return pod.at('metadata', 'deletionTimestamp').raw !== undefined;
}

export function revisionOf(pod: Field): string {
  return pod.at('metadata', 'labels', 'controller-revision-hash').scalar;
}

/** How often the containers of a pod were started again. */
export function countRestarts(pod: Field): number {
  const counts = statusesOf(pod).map((status) => status.at('restartCount').number as number);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Why a pod isn't ready, as far as it says so itself. */
export function describeNotReady(pod: Field): string {
  if (isTerminating(pod)) return 'is being deleted';
  const waiting = statusesOf(pod).find((status) => isInformative(status.at('state', 'waiting', 'reason').scalar));
  if (waiting !== undefined) return `waits in ${describeContainerState(waiting, 'waiting')}`;
  const ended = statusesOf(pod).find((status) => (status.at('state', 'terminated', 'exitCode').number ?? 0) !== 0);
  if (ended !== undefined) return `ended in ${describeContainerState(ended, 'terminated')}`;
  const unscheduled = conditionOf(pod, 'PodScheduled');
  if (unscheduled?.at('status').string === 'False') return `finds no node: ${unscheduled.at('message').scalar}`;
  const running = pod.at('status', 'phase').string === 'Running';
  return running
    ? 'runs and is not ready: its readiness probe has not passed'
    : `is ${pod.at('status', 'phase').scalar}`;
}

/** A reason that tells more than that something takes its time. */
function isInformative(reason: string): boolean {
  return !['', 'ContainerCreating', 'PodInitializing'].includes(reason);
}

function describeContainerState(status: Field, state: string): string {
  const { scalar: message } = status.at('state', state, 'message');
  const reason = status.at('state', state, 'reason').scalar;
  return `container ${status.at('name').scalar}: ${reason}${message === '' ? '' : `: ${message}`}`;
}

function statusesOf(pod: Field): Field[] {
  return [...pod.find('status', 'initContainerStatuses', '*'), ...pod.find('status', 'containerStatuses', '*')];
}

function conditionOf(pod: Field, type: string): Field | undefined {
  return pod.find('status', 'conditions', '*').find((condition) => condition.at('type').string === type);
}
