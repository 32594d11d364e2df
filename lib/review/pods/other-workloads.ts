import { isSame } from '../../kubernetes';
import { formatCount } from '../../text';
import type { Field } from '../../validation';

/** A workload that is not a StatefulSet, before and after an apply. */
export interface OtherWorkloadChange {
  /** Undefined if the workload is new. */
  readonly before: Field | undefined;
  readonly after: Field;
  /** Whether the cluster finds that the pod template changed. */
  readonly hasNewTemplate: boolean;
}

/** The changes of the pods of a workload that is not a StatefulSet. */
export interface PodChanges {
  /** In words. Undefined if nothing happens to existing pods. */
  readonly description?: string;
  /** Whether running pods are replaced or stopped. */
  readonly restartsPods: boolean;
  /** Whether pods are created. */
  readonly createsPods: boolean;
}

/** An existing workload before and after an apply. */
interface WorkloadUpdate extends OtherWorkloadChange {
  readonly before: Field;
}

const NO_CHANGE: PodChanges = { restartsPods: false, createsPods: false };

const DESCRIBE_BY_KIND: ReadonlyMap<string, (update: WorkloadUpdate) => PodChanges> = new Map([
  ['Deployment', describeDeployment],
  ['ReplicaSet', describeScaling],
  ['ReplicationController', describeScaling],
  ['DaemonSet', describeDaemonSet],
  ['Pod', describePod],
]);
/** The kinds that run pods whatever their `replicas`. */
const KINDS_WITHOUT_REPLICAS = ['DaemonSet', 'Pod'];

/** Describes what an apply does to the pods of a workload that is not a StatefulSet. */
export function describePodChanges({ before, after, hasNewTemplate }: OtherWorkloadChange): PodChanges {
  const kind = after.at('kind').scalar;
  const describeUpdate = DESCRIBE_BY_KIND.get(kind);
  if (describeUpdate === undefined) return NO_CHANGE;
  if (before !== undefined) return describeUpdate({ before, after, hasNewTemplate });
  return { ...NO_CHANGE, createsPods: KINDS_WITHOUT_REPLICAS.includes(kind) || replicasOf(after) > 0 };
}

function describeDeployment(update: WorkloadUpdate): PodChanges {
  const { before, after, hasNewTemplate } = update;
  const [replicasBefore, replicasAfter] = [replicasOf(before), replicasOf(after)];
  if (!hasNewTemplate || replicasAfter === 0) return describeScaling(update);
  if (after.at('spec', 'paused').raw === true) {
    const description = 'the rollout is paused: pods keep the old revision until it is resumed';
    return { ...describeScaling(update), description };
  }
  if (replicasBefore === 0) {
    const description = formatCount(replicasAfter, 'pod is created', 'pods are created');
    return { restartsPods: false, createsPods: true, description };
  }
  return { description: describeRollout(after, replicasBefore), restartsPods: true, createsPods: true };
}

function describeRollout(deployment: Field, replicas: number): string {
  const strategy = deployment.at('spec', 'strategy');
  if (strategy.at('type').string === 'Recreate') {
    return `an outage: ${allPodsAre(replicas)} stopped before new ones start (strategy Recreate)`;
  }
  const [maxSurge, maxUnavailable] = ['maxSurge', 'maxUnavailable'].map(
    (field) => strategy.at('rollingUpdate', field).scalar,
  );
  return `${allPodsAre(replicas)} replaced, with maxSurge ${maxSurge} and maxUnavailable ${maxUnavailable}`;
}

function describeDaemonSet({ after, hasNewTemplate }: WorkloadUpdate): PodChanges {
  if (!hasNewTemplate) return NO_CHANGE;
  if (after.at('spec', 'updateStrategy', 'type').string === 'OnDelete') {
    return { ...NO_CHANGE, description: 'pods keep the old revision until they are deleted: OnDelete' };
  }
  return { description: 'the pod of every node is replaced', restartsPods: true, createsPods: true };
}

function describePod({ before, after }: WorkloadUpdate): PodChanges {
  if (isSame(imagesOf(before), imagesOf(after))) return NO_CHANGE;
  return { description: 'containers with a new image are restarted', restartsPods: true, createsPods: true };
}

function describeScaling({ before, after }: WorkloadUpdate): PodChanges {
  const [replicasBefore, replicasAfter] = [replicasOf(before), replicasOf(after)];
  if (replicasBefore === replicasAfter) return NO_CHANGE;
  if (replicasAfter > replicasBefore) {
    const description = formatCount(replicasAfter - replicasBefore, 'more pod is created', 'more pods are created');
    return { description, restartsPods: false, createsPods: true };
  }
  return { description: describeStoppedPods(replicasBefore, replicasAfter), restartsPods: true, createsPods: false };
}

function describeStoppedPods(replicasBefore: number, replicasAfter: number): string {
  if (replicasAfter === 0) return `${allPodsAre(replicasBefore)} stopped`;
  const stopped = replicasBefore - replicasAfter;
  return `${stopped} of ${replicasBefore} pods ${stopped === 1 ? 'is' : 'are'} stopped`;
}

function allPodsAre(count: number): string {
  return count === 1 ? 'the one pod is' : `all ${count} pods are`;
}

function replicasOf(workload: Field): number {
  return Number(workload.at('spec', 'replicas').scalar);
}

function imagesOf(pod: Field): string[] {
  return pod.find('spec', 'containers', '*', 'image').map(({ scalar }) => scalar);
}
