import type { ObjectReport, Rollout } from '../report';
import { hasPodsLeft } from './words';

/** The objects of a report by what is to be said of them first. */
export interface Sorted {
  readonly applied: readonly ObjectReport[];
  readonly leftRunning: readonly ObjectReport[];
  readonly rejected: readonly ObjectReport[];
  /** Whose data is at risk. */
  readonly losing: readonly ObjectReport[];
  /** Whose new pods can't be made or can't start. */
  readonly broken: readonly ObjectReport[];
  /** StatefulSets whose pods are replaced. */
  readonly restarting: readonly (ObjectReport & { readonly rollout: Rollout })[];
  /** Others whose pods are replaced. */
  readonly replacing: readonly ObjectReport[];
  /** Others of which pods are stopped. */
  readonly stopping: readonly ObjectReport[];
  /** StatefulSets of which for a time no pod serves. */
  readonly out: readonly ObjectReport[];
  /** StatefulSets of which no pod is left. */
  readonly emptied: readonly ObjectReport[];
  /** Pods that StatefulSets stop for good. */
  readonly deletes: readonly string[];
  /** Pods that StatefulSets make besides those that they had. */
  readonly creates: readonly string[];
}

/** Sorts the objects. One may stand in several places. */
export function sorted(objects: readonly ObjectReport[]): Sorted {
  return {
    applied: objects.filter(({ outcome }) => outcome !== 'left-running'),
    leftRunning: objects.filter(({ outcome }) => outcome === 'left-running'),
    rejected: objects.filter(({ outcome }) => outcome === 'rejected'),
    losing: objects.filter(({ verdict }) => verdict === 'data-loss'),
    broken: objects.filter(({ verdict, rollout }) => verdict === 'broken' || rollout?.broken),
    restarting: objects.flatMap((object) => {
      const { rollout } = object;
      return rollout && rollout.restarts.length > 0 ? [{ ...object, rollout }] : [];
    }),
    replacing: objects.filter((object) => isReplacing(object)),
    stopping: objects.filter((object) => !object.rollout && object.verdict === 'restart' && !isReplacing(object)),
    out: objects.filter(({ rollout }) => rollout?.outage && hasPodsLeft(rollout)),
    emptied: objects.filter(({ rollout }) => rollout?.outage && !hasPodsLeft(rollout)),
    deletes: objects.flatMap(({ rollout }) => rollout?.deletes ?? []),
    creates: objects.flatMap(({ rollout }) => rollout?.creates ?? []),
  };
}

/** Whether running pods of another kind than StatefulSets are replaced. Pods that can't start are reported as broken. */
export function isReplacing({ rollout, verdict, causes = [] }: ObjectReport): boolean {
  return !rollout && verdict !== 'broken' && causes.length > 0;
}
