import { isSame, type JsonObject } from '../../api-server';
import { counted } from '../../text';
import type { Field } from '../../validation';

/** What happens to the pods of a workload that is no StatefulSet. */
export interface PodChanges {
  /** In words, where something does. */
  readonly description?: string;
  /** Whether a running pod is replaced or stopped. */
  readonly restartsPods: boolean;
  /** Whether new pods are made. */
  readonly createsPods: boolean;
}

const NOTHING: PodChanges = { restartsPods: false, createsPods: false };

type Foretell = (before: Field, after: Field, templateChanged: boolean) => PodChanges;

/** By kind, of an object that is there before and after. */
const WORKLOADS: Readonly<Record<string, Foretell>> = {
  Deployment: (before, after, templateChanged) => {
    if (!templateChanged) return scaled(before, after);
    const [was, is] = [replicas(before), replicas(after)];
    if (is === 0) return scaled(before, after);
    if (after.at('spec', 'paused').raw === true) {
      return {
        ...scaled(before, after),
        description: 'the rollout is paused: pods keep the old revision until it is resumed',
      };
    }
    if (was === 0)
      return { ...NOTHING, createsPods: true, description: counted(is, 'pod is created', 'pods are created') };
    return { description: deploymentWords(after, was), restartsPods: true, createsPods: true };
  },
  ReplicaSet: scaled,
  ReplicationController: scaled,
  DaemonSet: (_, after, templateChanged) => {
    if (!templateChanged) return NOTHING;
    const isHeld = after.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
    return isHeld
      ? { ...NOTHING, description: 'pods keep the old revision until they are deleted: OnDelete' }
      : { description: 'the pod of every node is replaced', restartsPods: true, createsPods: true };
  },
  Pod: (before, after) => {
    const restarts = !isSame(imagesOf(before), imagesOf(after));
    return restarts
      ? { description: 'containers with another image are started anew', restartsPods: restarts, createsPods: true }
      : NOTHING;
  },
};

/** `templateChanged` says whether the cluster finds another pod template than before. */
export function describePodChanges(before: Field | undefined, after: Field, templateChanged: boolean): PodChanges {
  const kind = after.at('kind').scalar;
  if (!Object.hasOwn(WORKLOADS, kind)) return NOTHING;
  if (before === undefined)
    return { ...NOTHING, createsPods: kind === 'DaemonSet' || kind === 'Pod' || replicas(after) > 0 };
  return (WORKLOADS[kind] as Foretell)(before, after, templateChanged);
}

function deploymentWords(deployment: Field, was: number): string {
  if (deployment.at('spec', 'strategy', 'type').string === 'Recreate') {
    return `an outage: ${pods(was)} stopped before new ones start (strategy Recreate)`;
  }
  const { maxSurge, maxUnavailable } = deployment.at('spec', 'strategy', 'rollingUpdate').map as JsonObject;
  return `${pods(was)} replaced, with maxSurge ${String(maxSurge)} and maxUnavailable ${String(maxUnavailable)}`;
}

function pods(count: number): string {
  return count === 1 ? 'the one pod is' : `all ${count} pods are`;
}

function scaled(before: Field, after: Field): PodChanges {
  const [was, is] = [replicas(before), replicas(after)];
  if (was === is) return NOTHING;
  if (is > was) {
    return {
      description: counted(is - was, 'more pod is created', 'more pods are created'),
      restartsPods: false,
      createsPods: true,
    };
  }
  return {
    description:
      is === 0 ? `${pods(was)} stopped` : `${was - is} of ${was} pods ${was - is === 1 ? 'is' : 'are'} stopped`,
    restartsPods: true,
    createsPods: false,
  };
}

function replicas(workload: Field): number {
  return Number(workload.at('spec', 'replicas').scalar);
}

function imagesOf(pod: Field): string[] {
  return pod.find('spec', 'containers', '*', 'image').map(({ scalar: word }) => word);
}
