import { podNames } from '../kubernetes';
import type { Field } from '../validation';
import { CannotVerify, type ClusterClient } from './cluster';
import { CheckSkipped } from './report';

/** A pod of a StatefulSet. */
export interface LivePod {
  readonly name: string;
  readonly ordinal: number;
  readonly object: Field;
}

/** A StatefulSet and its pods, lowest ordinal first. */
export interface LiveStatefulSet {
  readonly statefulSet: Field;
  readonly pods: readonly LivePod[];
}

/** The app whose StatefulSet is read, and the cluster. */
interface AppOnCluster {
  readonly cluster: ClusterClient;
  readonly app: { readonly name: string };
}

/**
 * Reads the StatefulSet of an app.
 *
 * @throws CannotVerify if it does not exist
 */
export async function readStatefulSet({ cluster, app }: AppOnCluster): Promise<Field> {
  const found = await cluster.find('statefulsets.apps', app.name);
  if (found === undefined) throw new CannotVerify([`The StatefulSet ${app.name} is gone.`]);
  return found;
}

/**
 * Reads the StatefulSet of an app and its pods.
 *
 * @throws CannotVerify if the StatefulSet does not exist
 */
export async function readWithPods(appOnCluster: AppOnCluster): Promise<LiveStatefulSet> {
  const statefulSet = await readStatefulSet(appOnCluster);
  return { statefulSet, pods: await readPods(appOnCluster.cluster, statefulSet) };
}

/**
 * Reads the StatefulSet of an app and its pods, of which there must be one.
 *
 * @throws CheckSkipped if there are no pods
 * @throws CannotVerify if the StatefulSet does not exist
 */
export async function readWithExistingPods(appOnCluster: AppOnCluster): Promise<LiveStatefulSet> {
  const found = await readWithPods(appOnCluster);
  if (found.pods.length === 0) throw new CheckSkipped('the StatefulSet has no pods');
  return found;
}

async function readPods(cluster: ClusterClient, statefulSet: Field): Promise<LivePod[]> {
  const uid = uidOf(statefulSet);
  const pods = await cluster.list('pods', labelSelectorFlag(statefulSet.at('spec', 'selector', 'matchLabels')));
  return pods
    .filter((pod) => pod.find('metadata', 'ownerReferences', '*', 'uid').some((owner) => owner.string === uid))
    .map((object) => {
      const name = object.at('metadata', 'name').scalar;
      return { name, ordinal: Number(name.slice(name.lastIndexOf('-') + 1)), object };
    })
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** The flag by which kubectl selects objects with these labels. */
export function labelSelectorFlag(labels: Field): string {
  const terms = labels.entries().map(([key, value]) => `${key}=${value.scalar}`);
  return `--selector=${terms.join(',')}`;
}

/** Whether a pod has the condition Ready, and is not being deleted. */
export function isPodReady(pod: Field): boolean {
  return conditionOf(pod, 'Ready')?.at('status').string === 'True' && !isTerminating(pod);
}

/** Whether a StatefulSet has exactly the pods that it should have, and all are ready. */
export function areAllPodsReady({ statefulSet, pods }: LiveStatefulSet): boolean {
  const names = podNames(statefulSet);
  return pods.length === names.length && pods.every(({ name, object }) => names.includes(name) && isPodReady(object));
}

export function isTerminating(pod: Field): boolean {
  return pod.at('metadata', 'deletionTimestamp').raw !== undefined;
}

export function uidOf(object: Field): string {
  return object.at('metadata', 'uid').scalar;
}

export function revisionOf(pod: Field): string {
  return pod.at('metadata', 'labels', 'controller-revision-hash').scalar;
}

/** The names of the PersistentVolumeClaims that a pod mounts. */
export function claimNamesOf(pod: Field): string[] {
  return pod.find('spec', 'volumes', '*', 'persistentVolumeClaim', 'claimName').map((name) => name.scalar);
}

/** How often the containers of a pod restarted. */
export function countRestarts(pod: Field): number {
  const counts = containerStatusesOf(pod).map((status) => Number(status.at('restartCount').scalar));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Why a pod is not ready, by its status: `waits in container web: ErrImagePull`. */
export function describeNotReady(pod: Field): string {
  if (isTerminating(pod)) return 'is being deleted';
  const statuses = containerStatusesOf(pod);
  const waiting = statuses.find((status) => isProblem(status.at('state', 'waiting', 'reason').scalar));
  if (waiting !== undefined) return `waits in ${describeContainerState(waiting, 'waiting')}`;
  const failed = statuses.find((status) => (status.at('state', 'terminated', 'exitCode').number ?? 0) !== 0);
  if (failed !== undefined) return `ended in ${describeContainerState(failed, 'terminated')}`;
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.at('status').string === 'False') return `finds no node: ${scheduled.at('message').scalar}`;
  const phase = pod.at('status', 'phase').scalar;
  return phase === 'Running' ? 'runs and is not ready: its readiness probe has not passed' : `is ${phase}`;
}

/** Whether a container waits for a reason other than its usual start. */
function isProblem(reason: string): boolean {
  return !['', 'ContainerCreating', 'PodInitializing'].includes(reason);
}

function describeContainerState(status: Field, state: 'waiting' | 'terminated'): string {
  const { scalar: reason } = status.at('state', state, 'reason');
  const { scalar: message } = status.at('state', state, 'message');
  return `container ${status.at('name').scalar}: ${reason}${message === '' ? '' : `: ${message}`}`;
}

function containerStatusesOf(pod: Field): Field[] {
  return [...pod.find('status', 'initContainerStatuses', '*'), ...pod.find('status', 'containerStatuses', '*')];
}

function conditionOf(pod: Field, type: string): Field | undefined {
  return pod.find('status', 'conditions', '*').find((condition) => condition.at('type').string === type);
}
