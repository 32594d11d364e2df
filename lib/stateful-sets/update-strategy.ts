import type { Field } from '../fields';
import { ordinalsOf } from './ordinals';

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
  const isByHand = statefulSet.at('spec', 'updateStrategy', 'type').text === 'OnDelete';
  return !isByHand && !isBelowPartition(statefulSet, ordinal);
}
