import type { ObjectReport, Rollout } from '../report';
import { hasPodsLeft } from './phrases';

/** A StatefulSet of a report. */
type StatefulSetReport = ObjectReport & { readonly rollout: Rollout };

/** The objects of a report by what happens to them. An object may be in several groups. */
export interface ObjectsByEffect {
  readonly applied: readonly ObjectReport[];
  /** Objects that HEAD no longer has. */
  readonly leftRunning: readonly ObjectReport[];
  readonly rejected: readonly ObjectReport[];
  /** Objects whose data is at risk. */
  readonly losingData: readonly ObjectReport[];
  /** Workloads whose new pods cannot be created or cannot start. */
  readonly broken: readonly ObjectReport[];
  /** StatefulSets whose pods are replaced. */
  readonly restarting: readonly StatefulSetReport[];
  /** Other workloads whose pods are replaced. */
  readonly replacing: readonly ObjectReport[];
  /** Other workloads that stop pods. */
  readonly stopping: readonly ObjectReport[];
  /** StatefulSets that have no serving pod for a time. */
  readonly withOutage: readonly ObjectReport[];
  /** StatefulSets that are left without pods. */
  readonly withoutPods: readonly ObjectReport[];
  /** Pods that StatefulSets delete and do not recreate. */
  readonly deletedPods: readonly string[];
  /** Pods that StatefulSets add. */
  readonly createdPods: readonly string[];
}

/** Groups the objects of a report by what happens to them. */
export function groupByEffect(objects: readonly ObjectReport[]): ObjectsByEffect {
  const statefulSets = objects.filter(isStatefulSetReport);
  const outages = statefulSets.filter(({ rollout }) => rollout.outage);
  return {
    applied: objects.filter(({ outcome }) => outcome !== 'left-running'),
    leftRunning: objects.filter(({ outcome }) => outcome === 'left-running'),
    rejected: objects.filter(({ outcome }) => outcome === 'rejected'),
    losingData: objects.filter(({ verdict }) => verdict === 'data-loss'),
    broken: objects.filter(({ verdict, rollout }) => verdict === 'broken' || rollout?.broken),
    restarting: statefulSets.filter(({ rollout }) => rollout.restarts.length > 0),
    replacing: objects.filter(hasReplacedPods),
    stopping: objects.filter((object) => !object.rollout && object.verdict === 'restart' && !hasReplacedPods(object)),
    withOutage: outages.filter(({ rollout }) => hasPodsLeft(rollout)),
    withoutPods: outages.filter(({ rollout }) => !hasPodsLeft(rollout)),
    deletedPods: statefulSets.flatMap(({ rollout }) => rollout.deletes),
    createdPods: statefulSets.flatMap(({ rollout }) => rollout.creates),
  };
}

function isStatefulSetReport(object: ObjectReport): object is StatefulSetReport {
  return object.rollout !== undefined;
}

/** Whether a workload other than a StatefulSet replaces running pods that start again. */
export function hasReplacedPods({ rollout, verdict, causes = [] }: ObjectReport): boolean {
  return !rollout && verdict !== 'broken' && causes.length > 0;
}
