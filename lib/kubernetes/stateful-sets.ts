import type { FieldReader } from './field-reader';

/** The ordinals of a StatefulSet's pods: `count` of them from `first` on. */
export interface OrdinalRange {
  readonly first: number;
  readonly count: number;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index */
export function ordinalsOf(statefulSet: FieldReader): OrdinalRange {
  return {
    first: statefulSet.at('spec', 'ordinals', 'start').number ?? 0,
    count: statefulSet.at('spec', 'replicas').number ?? 1,
  };
}

/** The ordinals, lowest first. */
export function listOrdinals({ first, count }: OrdinalRange): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

export function includesOrdinal({ first, count }: OrdinalRange, ordinal: number): boolean {
  return ordinal >= first && ordinal < first + count;
}

/** The pods that a StatefulSet should have, lowest ordinal first. */
export function podNames(statefulSet: FieldReader): string[] {
  return listOrdinals(ordinalsOf(statefulSet)).map((ordinal) => podName(statefulSet, ordinal));
}

/** The names of a StatefulSet's claim templates. */
export function claimTemplateNames(statefulSet: FieldReader): string[] {
  return statefulSet.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name').map(({ scalar: word }) => word);
}

/** The claims that the pod of an ordinal has of its own, one by each template. */
export function claimNames(statefulSet: FieldReader, ordinal: number): string[] {
  return claimTemplateNames(statefulSet).map((template) => claimName(template, podName(statefulSet, ordinal)));
}

/** The claim that a pod has by a template. */
export function claimName(template: string, pod: string): string {
  return `${template}-${pod}`;
}

function podName(statefulSet: FieldReader, ordinal: number): string {
  return `${statefulSet.at('metadata', 'name').scalar}-${ordinal}`;
}

/**
 * How many pods a rolling update of a live StatefulSet replaces at a time. A percentage is one of the replicas, rounded
 * down to 1 at least.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
 */
export function maxUnavailableOf(statefulSet: FieldReader): number {
  const { number, string: text } = statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
  if (text === undefined) return number ?? 1;
  return Math.max(1, Math.floor((ordinalsOf(statefulSet).count * Number.parseInt(text, 10)) / 100));
}

/** How many pods, from the first ordinal on, an update leaves alone. */
export function partitionOf(statefulSet: FieldReader): number {
  return statefulSet.at('spec', 'updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
}

/**
 * The first ordinal that an update reaches.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions
 */
export function firstUpdatedOrdinal(statefulSet: FieldReader): number {
  return ordinalsOf(statefulSet).first + partitionOf(statefulSet);
}

/** Whether an update leaves the pod of an ordinal alone, and makes it again as it was where it is deleted. */
export function isBelowPartition(statefulSet: FieldReader, ordinal: number): boolean {
  return ordinal < firstUpdatedOrdinal(statefulSet);
}

/** Whether the controller replaces the pod of an ordinal by itself when the template changes. */
export function isUpdatedByController(statefulSet: FieldReader, ordinal: number): boolean {
  const isByHand = statefulSet.at('spec', 'updateStrategy', 'type').string === 'OnDelete';
  return !isByHand && !isBelowPartition(statefulSet, ordinal);
}
