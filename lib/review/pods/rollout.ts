import { isSame, type Json } from '../../api-server';
import type { Field } from '../../fields';
import type { Rollout } from '../report';
import { has, listed, NONE, type Ordinals, ordinalsOf } from './ordinals';
import { secondsPerPod } from './seconds';

/** A StatefulSet before and after an apply, as it is live. */
export interface StatefulSetChange {
  /** Undefined where it is new. */
  readonly before: Field | undefined;
  readonly after: Field;
  /** Whether there are pods of before: none can be made of some that an API server takes. */
  readonly isMade: boolean;
  /** Why pods of the new revision can't be made or can't start. */
  readonly broken: string | undefined;
}

/**
 * What its controller does to the pods: it makes the missing, lowest first, deletes what is too much, highest first,
 * and replaces those of an earlier revision one at a time from the highest down to the partition.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export function rolloutOf(change: StatefulSetChange): Rollout {
  const { before, after, broken } = change;
  const templateChanged = isTemplateChanged(change);
  const [was, is] = [standing(change), ordinalsOf(after)];
  const pod = (ordinal: number) => `${after.at('metadata', 'name').word}-${ordinal}`;
  const kept = listed(is)
    .filter((ordinal) => has(was, ordinal))
    .reverse();
  const planned = templateChanged ? kept.filter((ordinal) => isReleased(after, ordinal)) : [];
  // A pod that can't be made keeps the controller from the next.
  const replaced = broken === undefined ? planned : planned.slice(0, 1);
  const promoted = before && !templateChanged ? kept.filter((one) => isPromoted(before, after, one)) : [];
  const created = listed(is).filter((ordinal) => !has(was, ordinal));
  const deleted = listed(was)
    .filter((ordinal) => !has(is, ordinal))
    .reverse();
  const isTried = is.count > 0 && (before === undefined || templateChanged || created.length > 0);
  return {
    templateChanged,
    restarts: replaced.map(pod),
    held: templateChanged ? kept.filter((one) => !isReleased(after, one)).map(pod) : [],
    creates: created.map(pod),
    deletes: deleted.map(pod),
    ...(isTried && broken !== undefined && { broken }),
    ...(promoted.length > 0 && { promotes: promoted.map(pod) }),
    ...(isOutage(was, is, replaced) && { outage: true }),
    leastSeconds: secondsPerPod(after) * replaced.length + secondsToCreate(after, created.length),
  };
}

function isTemplateChanged({ before, after }: StatefulSetChange): boolean {
  return before !== undefined && !isSame(templateOf(before), templateOf(after));
}

/** The ordinals of the pods that are there before. What couldn't be made is made of a template that is mended. */
export function standing(change: StatefulSetChange): Ordinals {
  const { before, isMade } = change;
  return before && (isMade || !isTemplateChanged(change)) ? ordinalsOf(before) : NONE;
}

function templateOf(statefulSet: Field): Json {
  return statefulSet.at('spec', 'template').value as Json;
}

/** Whether the controller replaces a pod with this ordinal when the template changes. */
function isReleased(statefulSet: Field, ordinal: number): boolean {
  const strategy = statefulSet.at('spec', 'updateStrategy');
  if (strategy.at('type').text === 'OnDelete') return false;
  return ordinal >= ordinalsOf(statefulSet).start + Number(strategy.at('rollingUpdate', 'partition').word);
}

function isPromoted(before: Field, after: Field, ordinal: number): boolean {
  return isReleased(after, ordinal) && !isReleased(before, ordinal);
}

/** Whether no pod serves for a while: all go, or the only one is replaced. */
function isOutage(was: Ordinals, is: Ordinals, replaced: readonly number[]): boolean {
  const kept = listed(is).filter((ordinal) => has(was, ordinal));
  return was.count > 0 && (kept.length === 0 || (kept.length === 1 && replaced.length === 1));
}

/** Under OrderedReady each new pod waits for the one before it. */
function secondsToCreate(statefulSet: Field, count: number): number {
  const isParallel = statefulSet.at('spec', 'podManagementPolicy').text === 'Parallel';
  return secondsPerPod(statefulSet, { stops: false }) * (isParallel ? Math.min(count, 1) : count);
}
