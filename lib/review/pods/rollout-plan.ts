import { isSame, type Json } from '../../api-server';
import { isAvailable, type KubernetesVersion, MAX_UNAVAILABLE_OF_STATEFUL_SETS } from '../../kubernetes';
import { has, isUpdated, listed, maxUnavailableOf, type Ordinals, ordinalsOf } from '../../stateful-sets';
import type { Field } from '../../validation';

const NONE: Ordinals = { first: 0, count: 0 };

/** A StatefulSet before and after an apply, as it is live. */
export interface StatefulSetChange {
  /** Undefined where it is new. */
  readonly before: Field | undefined;
  readonly after: Field;
  /** Whether there are pods of before: none can be made of some that an API server takes. */
  readonly isMade: boolean;
  /** Why pods of the new revision can't be made or can't start. */
  readonly broken: string | undefined;
  readonly kubernetes: KubernetesVersion;
}

/** What the controller does to pods, by their ordinals. */
export interface RolloutPlan {
  readonly ordinalsBefore: Ordinals;
  readonly ordinalsAfter: Ordinals;
  readonly isParallel: boolean;
  readonly templateChanged: boolean;
  /** Lowest first. */
  readonly created: readonly number[];
  /** Highest first, as the others. */
  readonly deleted: readonly number[];
  /** Those that are there before and after. */
  readonly kept: readonly number[];
  readonly replaced: readonly number[];
  /** How many are replaced at a time. */
  readonly batchSize: number;
  /** How many of them go before the created ones are ready. */
  readonly firstBatchSize: number;
  readonly held: readonly number[];
  readonly promoted: readonly number[];
}

/**
 * It makes the missing pods, lowest first, deletes what is too much, highest first, and replaces those of an earlier
 * revision from the highest down to the partition: `maxUnavailable` at a time where the version honors that, otherwise
 * one. One that never gets ready keeps it from the next.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export function planRollout(change: StatefulSetChange): RolloutPlan {
  const { before, after, broken } = change;
  const templateChanged = isTemplateChanged(change);
  const [was, is] = [existingOrdinals(change), ordinalsOf(after)];
  const isParallel = after.at('spec', 'podManagementPolicy').string === 'Parallel';
  const kept = listed(is)
    .filter((ordinal) => has(was, ordinal))
    .reverse();
  const missing = listed(is).filter((ordinal) => !has(was, ordinal));
  const outdated = templateChanged ? kept : [];
  const released = outdated.filter((ordinal) => isUpdated(after, ordinal));
  const atFirst = countAtFirst(change, { isParallel, missing, released });
  return {
    ordinalsBefore: was,
    ordinalsAfter: is,
    isParallel,
    templateChanged,
    created: broken === undefined || isParallel ? missing : missing.slice(0, 1),
    deleted: listed(was)
      .filter((ordinal) => !has(is, ordinal))
      .reverse(),
    kept,
    replaced: broken === undefined ? released : released.slice(0, atFirst),
    batchSize: maxUnavailableOf(after),
    firstBatchSize: atFirst,
    held: outdated.filter((ordinal) => !isUpdated(after, ordinal)),
    promoted: before && !templateChanged ? kept.filter((one) => isPromoted(before, after, one)) : [],
  };
}

interface Pods {
  readonly isParallel: boolean;
  readonly missing: readonly number[];
  readonly released: readonly number[];
}

/**
 * How many pods are replaced before the missing ones are ready. Under OrderedReady none is. Under Parallel a version that
 * honors `maxUnavailable` counts the missing ones as unavailable; another waits only for those above all that it replaces.
 */
function countAtFirst({ after, kubernetes }: StatefulSetChange, { isParallel, missing, released }: Pods): number {
  if (!isParallel) return missing.length > 0 ? 0 : maxUnavailableOf(after);
  if (isAvailable(MAX_UNAVAILABLE_OF_STATEFUL_SETS, kubernetes)) {
    return Math.max(0, maxUnavailableOf(after) - missing.length);
  }
  return missing.some((ordinal) => released.every((other) => other < ordinal)) ? 0 : 1;
}

/** The ordinals of the pods that are there before. What couldn't be made is made of a template that is mended. */
export function existingOrdinals(change: StatefulSetChange): Ordinals {
  const { before, isMade } = change;
  return before && (isMade || !isTemplateChanged(change)) ? ordinalsOf(before) : NONE;
}

function isTemplateChanged({ before, after }: StatefulSetChange): boolean {
  return before !== undefined && !isSame(templateOf(before), templateOf(after));
}

function templateOf(statefulSet: Field): Json {
  return statefulSet.at('spec', 'template').raw as Json;
}

function isPromoted(before: Field, after: Field, ordinal: number): boolean {
  return isUpdated(after, ordinal) && !isUpdated(before, ordinal);
}
