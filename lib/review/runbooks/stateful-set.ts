import { isDeepStrictEqual } from 'node:util';
import type { StatefulSetUpdate } from './app';
import { diffStatefulSets, type RunbookPart, type StatefulSetDiff } from './change';
import { copiedTemplatesOf, copyClaims } from './copy-claims';
import { growClaims } from './grow-claims';
import { canHoldPods } from './hold';
import { changedImmutableFields } from './immutable-fields';
import { moveToNewOrdinals, moveToRenamedTemplates } from './move-data';
import { recreateStatefulSet } from './recreate';
import { relabelPods } from './relabel-pods';
import { explainOrphanedClaims } from './removed-templates';
import { replacePods } from './replace-pods';
import { explainKeptClaims } from './unfollowed-templates';

/** In the order in which their commands stand. */
const PART_BUILDERS: readonly ((change: StatefulSetDiff) => RunbookPart | undefined)[] = [
  copyClaims,
  growClaims,
  explainKeptClaims,
  explainOrphanedClaims,
  moveToRenamedTemplates,
  moveToNewOrdinals,
  relabelPods,
  replacePods,
];

/**
 * The commands that carry out a change of a StatefulSet that apply alone can't, or can only without its data.
 * Undefined where apply does it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/delete-stateful-set/
 */
export function runbookOfStatefulSet(source: StatefulSetUpdate): readonly string[] | undefined {
  const change = diffStatefulSets(source);
  const situations = PART_BUILDERS.flatMap((situation) => situation(change) ?? []);
  const fields = changedImmutableFields(change);
  if (situations.length === 0 && fields.length === 0) return undefined;
  return recreateStatefulSet(change, situations, {
    title: titleOf(change, situations),
    why: [...explainDeletion(fields), ...explainPods(change, situations)],
  });
}

function titleOf(change: StatefulSetDiff, situations: readonly RunbookPart[]): string {
  const [title] = situations.flatMap((situation) => situation.title ?? []);
  if (title !== undefined) return title;
  const isKept = !hasReplacedPods(situations) && hasSameTemplate(change);
  return `Recreate StatefulSet ${change.before.name}${isKept ? ' without restarting its pods' : ' around its pods'}`;
}

function explainDeletion(fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const names = fields.map((field) => `spec.${field}`).join(', ');
  return [
    `The API server rejects a change of ${names}. So the StatefulSet is deleted without its pods, and recreated.`,
  ];
}

function explainPods(change: StatefulSetDiff, situations: readonly RunbookPart[]): string[] {
  return [
    ...(canHoldPods(change) ? HOLD_EXPLANATION : explainHeadTemplate(change)),
    ...(hasReplacedPods(situations) || !hasSameTemplate(change) ? [] : ['No pod restarts.']),
    ...(hasSameTemplate(change)
      ? []
      : ['HEAD has another pod template, so pods are then replaced as in every rollout.']),
  ];
}

const HOLD_EXPLANATION = [
  'The pods run on, and the new StatefulSet adopts them. It first has the live pod template and a partition that holds',
  'all pods: a pod that fails comes back as it was. Then HEAD is applied as an ordinary update.',
];

const HEAD_TEMPLATE_EXPLANATION = [
  'The pods run on, and the new StatefulSet adopts them. It has the pod template of HEAD from the start, since the live',
  'one does not fit the claim templates of HEAD. A pod that fails meanwhile comes back with the template of HEAD.',
];

function explainHeadTemplate(change: StatefulSetDiff): string[] {
  return copiedTemplatesOf(change).length > 0 ? [] : [...HEAD_TEMPLATE_EXPLANATION, ...explainPartition(change)];
}

/** A partition keeps the pods below it, but nothing brings them back as they were. */
function explainPartition({ after }: StatefulSetDiff): string[] {
  const partition = after.spec.at('updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
  return partition === 0 ? [] : ['That is also true of pods that the partition of HEAD holds back.'];
}

function hasReplacedPods(situations: readonly RunbookPart[]): boolean {
  return situations.some(({ whileDeleted, afterApply }) => whileDeleted ?? afterApply);
}

function hasSameTemplate({ before, after }: StatefulSetDiff): boolean {
  return isDeepStrictEqual(before.spec.at('template').raw, after.spec.at('template').raw);
}
