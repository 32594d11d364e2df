import {
  includesOrdinal,
  isAvailable,
  isSame,
  isUpdatedByController,
  type Json,
  type KubernetesVersion,
  listOrdinals,
  MAX_UNAVAILABLE_OF_STATEFUL_SETS,
  maxUnavailableOf,
  type OrdinalRange,
  ordinalsOf,
} from '../../kubernetes';
import type { Field } from '../../validation';

const NO_ORDINALS: OrdinalRange = { first: 0, count: 0 };

/** A live StatefulSet before and after an apply. */
export interface StatefulSetChange {
  /** Undefined if the StatefulSet is new. */
  readonly before: Field | undefined;
  readonly after: Field;
  /** Whether the pods of `before` exist. API servers accept some StatefulSets whose pods they reject. */
  readonly hasPodsBefore: boolean;
  /** Why pods of the new revision cannot be created or cannot start. Undefined if they can. */
  readonly podError: string | undefined;
  readonly kubernetes: KubernetesVersion;
}

/** The actions of the StatefulSet controller, by the ordinals of pods. */
export interface RolloutPlan {
  readonly ordinalsBefore: OrdinalRange;
  readonly ordinalsAfter: OrdinalRange;
  /** Whether `podManagementPolicy` is Parallel. */
  readonly isParallel: boolean;
  readonly hasNewTemplate: boolean;
  /** The created pods, lowest ordinal first. */
  readonly created: readonly number[];
  /** The deleted pods, highest ordinal first. */
  readonly deleted: readonly number[];
  /** The pods that exist before and after, highest ordinal first. */
  readonly existing: readonly number[];
  /** The existing pods that are replaced, highest ordinal first. */
  readonly replaced: readonly number[];
  /** The number of pods that are replaced at the same time. */
  readonly batchSize: number;
  /** The number of pods that are replaced before the created pods are ready. */
  readonly firstBatchSize: number;
  /** The existing pods that keep the old revision. */
  readonly held: readonly number[];
  /** The existing pods that a lower partition updates to the revision that the StatefulSet has already. */
  readonly promoted: readonly number[];
}

/**
 * Plans the rollout of a StatefulSet. The controller creates missing pods, lowest ordinal first. It deletes pods outside
 * of the range, highest ordinal first. It replaces pods of an earlier revision from the highest ordinal down to the
 * partition: `maxUnavailable` at a time if the version honors it, otherwise one. It does not replace the next pod as long
 * as one is not ready.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export function planRollout(change: StatefulSetChange): RolloutPlan {
  const { before, after, podError } = change;
  const hasNewTemplate = isTemplateChanged(change);
  const [ordinalsBefore, ordinalsAfter] = [existingOrdinals(change), ordinalsOf(after)];
  const isParallel = after.at('spec', 'podManagementPolicy').string === 'Parallel';
  const missing = subtract(ordinalsAfter, ordinalsBefore);
  const existing = listOrdinals(ordinalsAfter)
    .filter((ordinal) => includesOrdinal(ordinalsBefore, ordinal))
    .reverse();
  const outdated = hasNewTemplate ? existing : [];
  const replaceable = outdated.filter((ordinal) => isUpdatedByController(after, ordinal));
  const firstBatchSize = countReplacedAtFirst(change, { isParallel, missing, replaceable });
  const isPromoted = (ordinal: number) =>
    before !== undefined &&
    !hasNewTemplate &&
    isUpdatedByController(after, ordinal) &&
    !isUpdatedByController(before, ordinal);
  return {
    ordinalsBefore,
    ordinalsAfter,
    isParallel,
    hasNewTemplate,
    created: podError === undefined || isParallel ? missing : missing.slice(0, 1),
    deleted: subtract(ordinalsBefore, ordinalsAfter).reverse(),
    existing,
    replaced: podError === undefined ? replaceable : replaceable.slice(0, firstBatchSize),
    batchSize: maxUnavailableOf(after),
    firstBatchSize,
    held: outdated.filter((ordinal) => !isUpdatedByController(after, ordinal)),
    promoted: existing.filter(isPromoted),
  };
}

interface RolloutPods {
  readonly isParallel: boolean;
  readonly missing: readonly number[];
  readonly replaceable: readonly number[];
}

/** Counts the pods that the controller replaces before the missing pods are ready. */
function countReplacedAtFirst(change: StatefulSetChange, { isParallel, missing, replaceable }: RolloutPods): number {
  const maxUnavailable = maxUnavailableOf(change.after);
  // OrderedReady: the controller waits for missing pods first.
  if (!isParallel) return missing.length > 0 ? 0 : maxUnavailable;
  // Parallel, and the version honors maxUnavailable: missing pods count as unavailable.
  if (isAvailable(MAX_UNAVAILABLE_OF_STATEFUL_SETS, change.kubernetes)) {
    return Math.max(0, maxUnavailable - missing.length);
  }
  // Parallel in other versions: the controller waits only for a missing pod above all pods that it replaces.
  return missing.some((ordinal) => replaceable.every((other) => other < ordinal)) ? 0 : 1;
}

/**
 * Returns the ordinals of the pods that exist before an apply. If the pods of the old template cannot be created, a new
 * template creates all of them.
 */
export function existingOrdinals(change: StatefulSetChange): OrdinalRange {
  const { before, hasPodsBefore } = change;
  return before && (hasPodsBefore || !isTemplateChanged(change)) ? ordinalsOf(before) : NO_ORDINALS;
}

/** The ordinals of a range that another range lacks, lowest first. */
function subtract(ordinals: OrdinalRange, others: OrdinalRange): number[] {
  return listOrdinals(ordinals).filter((ordinal) => !includesOrdinal(others, ordinal));
}

function isTemplateChanged({ before, after }: StatefulSetChange): boolean {
  return before !== undefined && !isSame(templateOf(before), templateOf(after));
}

function templateOf(statefulSet: Field): Json {
  return statefulSet.at('spec', 'template').raw as Json;
}
