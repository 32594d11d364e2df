import type { FieldReader } from './field-reader';

/** The ordinals of a StatefulSet's pods: `count` ordinals from `first` on. */
export interface OrdinalRange {
  readonly first: number;
  readonly count: number;
}

/**
 * The ordinals of a StatefulSet's pods, 0 alone by default.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index
 */
export function ordinalsOf(statefulSet: FieldReader): OrdinalRange {
  return {
    first: statefulSet.at('spec', 'ordinals', 'start').number ?? 0,
    count: statefulSet.at('spec', 'replicas').number ?? 1,
  };
}

/** Lists the ordinals, the lowest first. */
export function listOrdinals({ first, count }: OrdinalRange): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Whether an ordinal is in the range. */
export function includesOrdinal({ first, count }: OrdinalRange, ordinal: number): boolean {
  return ordinal >= first && ordinal < first + count;
}

/** The names of a StatefulSet's pods, the lowest ordinal first. */
export function podNames(statefulSet: FieldReader): string[] {
  return listOrdinals(ordinalsOf(statefulSet)).map((ordinal) => podName(statefulSet, ordinal));
}

/** The names of a StatefulSet's claim templates. */
export function claimTemplateNames(statefulSet: FieldReader): string[] {
  return statefulSet.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name').map(({ scalar }) => scalar);
}

/** The names of the claims that a StatefulSet creates for the pod of an ordinal, one for each template. */
export function claimNames(statefulSet: FieldReader, ordinal: number): string[] {
  return claimTemplateNames(statefulSet).map((template) => claimName(template, podName(statefulSet, ordinal)));
}

/** The name of the claim that a StatefulSet creates for a pod from a template. */
export function claimName(template: string, pod: string): string {
  return `${template}-${pod}`;
}

function podName(statefulSet: FieldReader, ordinal: number): string {
  return `${statefulSet.at('metadata', 'name').scalar}-${ordinal}`;
}

/**
 * How many pods a rolling update of a live StatefulSet replaces at a time. A percentage of the replicas is rounded down,
 * to at least 1.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
 */
export function maxUnavailableOf(statefulSet: FieldReader): number {
  const { number, string: text } = statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
  if (text === undefined) return number ?? 1;
  return Math.max(1, Math.floor((ordinalsOf(statefulSet).count * Number.parseInt(text, 10)) / 100));
}

/** The partition of a rolling update: how many pods, from the first ordinal on, it keeps. 0 by default. */
export function partitionOf(statefulSet: FieldReader): number {
  return statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
}

/**
 * The first ordinal that a rolling update replaces.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions
 */
export function firstUpdatedOrdinal(statefulSet: FieldReader): number {
  return ordinalsOf(statefulSet).first + partitionOf(statefulSet);
}

/** Whether the pod of an ordinal keeps its old revision, even if it is deleted and created again. */
export function isBelowPartition(statefulSet: FieldReader, ordinal: number): boolean {
  return ordinal < firstUpdatedOrdinal(statefulSet);
}

/** Whether the controller replaces the pod of an ordinal when the template changes. */
export function isUpdatedByController(statefulSet: FieldReader, ordinal: number): boolean {
  const isByHand = statefulSet.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
  return !isByHand && !isBelowPartition(statefulSet, ordinal);
}
