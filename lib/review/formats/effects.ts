import type { ObjectReport, Rollout } from '../report';
import { hasPodsLeft } from './phrases';

/** The objects of a report by what is to be said of them first. */
export interface ObjectsByEffect {
  readonly applied: readonly ObjectReport[];
  readonly leftRunning: readonly ObjectReport[];
  readonly rejected: readonly ObjectReport[];
  /** Whose data is at risk. */
  readonly losingData: readonly ObjectReport[];
  /** Whose new pods can't be made or can't start. */
  readonly broken: readonly ObjectReport[];
  /** StatefulSets whose pods are replaced. */
  readonly restarting: readonly (ObjectReport & { readonly rollout: Rollout })[];
  /** Others whose pods are replaced. */
  readonly replacing: readonly ObjectReport[];
  /** Others of which pods are stopped. */
  readonly stopping: readonly ObjectReport[];
  /** StatefulSets of which for a time no pod serves. */
  readonly withOutage: readonly ObjectReport[];
  /** StatefulSets of which no pod is left. */
  readonly withoutPods: readonly ObjectReport[];
  /** Pods that StatefulSets stop for good. */
  readonly deletedPods: readonly string[];
  /** Pods that StatefulSets make besides those that they had. */
  readonly createdPods: readonly string[];
}

/** Sorts the objects. One may stand in several places. */
export function groupByEffect(objects: readonly ObjectReport[]): ObjectsByEffect {
  return {
    applied: objects.filter(({ outcome }) => outcome !== 'left-running'),
    leftRunning: objects.filter(({ outcome }) => outcome === 'left-running'),
    rejected: objects.filter(({ outcome }) => outcome === 'rejected'),
    losingData: objects.filter(({ verdict }) => verdict === 'data-loss'),
    broken: objects.filter(({ verdict, rollout }) => verdict === 'broken' || rollout?.broken),
    restarting: objects.flatMap((object) => {
      const { rollout } = object;
      return rollout && rollout.restarts.length > 0 ? [{ ...object, rollout }] : [];
    }),
    replacing: objects.filter((object) => hasReplacedPods(object)),
    stopping: objects.filter((object) => !object.rollout && object.verdict === 'restart' && !hasReplacedPods(object)),
    withOutage: objects.filter(({ rollout }) => rollout?.outage && hasPodsLeft(rollout)),
    withoutPods: objects.filter(({ rollout }) => rollout?.outage && !hasPodsLeft(rollout)),
    deletedPods: objects.flatMap(({ rollout }) => rollout?.deletes ?? []),
    createdPods: objects.flatMap(({ rollout }) => rollout?.creates ?? []),
  };
}

/** Whether running pods of another kind than StatefulSets are replaced. Pods that can't start are reported as broken. */
export function hasReplacedPods({ rollout, verdict, causes = [] }: ObjectReport): boolean {
  return !rollout && verdict !== 'broken' && causes.length > 0;
}
