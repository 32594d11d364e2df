import type { ObjectReport, Rollout } from '../report';

/** The objects of a report by what is to be said of them first. */
export interface Sorted {
  readonly applied: readonly ObjectReport[];
  readonly leftRunning: readonly ObjectReport[];
  readonly rejected: readonly ObjectReport[];
  /** Whose data is at risk. */
  readonly losing: readonly ObjectReport[];
  /** Whose new pods can't be made or can't start. */
  readonly broken: readonly ObjectReport[];
  /** Those of StatefulSets that replace pods. */
  readonly rollouts: readonly Rollout[];
  /** Others whose pods are replaced or stopped. */
  readonly replacing: readonly ObjectReport[];
  /** StatefulSets of which for a time no pod serves. */
  readonly out: readonly ObjectReport[];
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
    rollouts: objects.flatMap(({ rollout }) => (rollout && rollout.restarts.length > 0 ? [rollout] : [])),
    replacing: objects.filter(({ rollout, verdict }) => !rollout && verdict === 'restart'),
    out: objects.filter(({ rollout }) => rollout?.outage),
    deletes: objects.flatMap(({ rollout }) => rollout?.deletes ?? []),
    creates: objects.flatMap(({ rollout }) => rollout?.creates ?? []),
  };
}
