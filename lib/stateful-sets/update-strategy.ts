import type { Field } from '../validation';

import { ordinalsOf } from './ordinals';

/**
 * How many pods a rolling update of a live StatefulSet replaces at a time. A percentage is one of the replicas, rounded
 * down to 1 at least.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
 */
export function maxUnavailableOf(statefulSet: Field): number {
  const { number, string: text } = statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
  if (text === undefined) return number ?? 1;
  return Math.max(1, Math.floor((ordinalsOf(statefulSet).count * Number.parseInt(text, 10)) / 100));
}

/** How many pods, from the first ordinal on, an update leaves alone. */
export function partitionOf(statefulSet: Field): number {
  return statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
}

/**
 * The first ordinal that an update reaches.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions
 */
export function firstUpdated(statefulSet: Field): number {
  return ordinalsOf(statefulSet).first + partitionOf(statefulSet);
}

/** Whether an update leaves the pod of an ordinal alone, and makes it again as it was where it is deleted. */
export function isBelowPartition(statefulSet: Field, ordinal: number): boolean {
  return ordinal < firstUpdated(statefulSet);
}

/** Whether the controller replaces the pod of an ordinal by itself when the template changes. */
export function isUpdated(statefulSet: Field, ordinal: number): boolean {
  const isByHand = statefulSet.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
  return !isByHand && !isBelowPartition(statefulSet, ordinal);
}
