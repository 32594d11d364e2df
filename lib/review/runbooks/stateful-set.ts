import { isDeepStrictEqual } from 'node:util';
import { copyClaims, templatesOfCopiedClaims } from './copy-claims';
import { growClaims } from './grow-claims';
import { canHoldPods } from './hold';
import { changedImmutableFields } from './immutable-fields';
import { explainKeptClaims, explainOrphanedClaims } from './kept-claims';
import { moveToNewOrdinals, moveToRenamedTemplates } from './move-data';
import { recreateStatefulSet } from './recreate';
import { relabelPods } from './relabel-pods';
import { replacePods } from './replace-pods';
import type { RunbookPart, RunbookPartBuilder } from './runbook-part';
import { diffStatefulSets, type StatefulSetDiff, type StatefulSetUpdate } from './stateful-set-diff';

/** In the order of their commands. */
const PART_BUILDERS: readonly RunbookPartBuilder[] = [
  copyClaims,
  growClaims,
  explainKeptClaims,
  explainOrphanedClaims,
  moveToRenamedTemplates,
  moveToNewOrdinals,
  relabelPods,
  replacePods,
];

const HOLD_EXPLANATION = [
  'The pods run on, and the new StatefulSet adopts them. It first has the live pod template and a partition that holds',
  'all pods: a pod that fails comes back as it was. Then HEAD is applied as an ordinary update.',
];
const HEAD_TEMPLATE_EXPLANATION = [
  'The pods run on, and the new StatefulSet adopts them. It has the pod template of HEAD from the start, since the live',
  'one does not fit the claim templates of HEAD. A pod that fails meanwhile comes back with the template of HEAD.',
];

/**
 * The commands for a change of a StatefulSet that apply rejects, or makes without the data. Undefined if apply is
 * enough.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/delete-stateful-set/
 */
export function runbookOfStatefulSet(update: StatefulSetUpdate): readonly string[] | undefined {
  const diff = diffStatefulSets(update);
  const parts = PART_BUILDERS.flatMap((build) => build(diff) ?? []);
  const fields = changedImmutableFields(diff);
  if (parts.length === 0 && fields.length === 0) return undefined;
  return recreateStatefulSet(diff, parts, {
    title: titleOf(diff, parts),
    why: [...explainDeletion(fields), ...explainPods(diff, parts)],
  });
}

function titleOf(diff: StatefulSetDiff, parts: readonly RunbookPart[]): string {
  const [title] = parts.flatMap((part) => part.title ?? []);
  if (title !== undefined) return title;
  const areKept = !hasReplacedPods(parts) && hasSameTemplate(diff);
  return `Recreate StatefulSet ${diff.before.name}${areKept ? ' without restarting its pods' : ' around its pods'}`;
}

function explainDeletion(fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const names = fields.map((field) => `spec.${field}`).join(', ');
  return [
    `The API server rejects a change of ${names}. So the StatefulSet is deleted without its pods, and recreated.`,
  ];
}

function explainPods(diff: StatefulSetDiff, parts: readonly RunbookPart[]): string[] {
  const start = canHoldPods(diff) ? HOLD_EXPLANATION : explainHeadTemplate(diff);
  if (!hasSameTemplate(diff)) {
    return [...start, 'HEAD has another pod template, so pods are then replaced as in every rollout.'];
  }
  return hasReplacedPods(parts) ? start : [...start, 'No pod restarts.'];
}

/** Explains which template new pods get if the pods are not held. The copy of claims explains itself. */
function explainHeadTemplate(diff: StatefulSetDiff): string[] {
  if (templatesOfCopiedClaims(diff).length > 0) return [];
  const partition = diff.after.spec.at('updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
  if (partition === 0) return HEAD_TEMPLATE_EXPLANATION;
  return [...HEAD_TEMPLATE_EXPLANATION, 'That is also true of pods that the partition of HEAD holds back.'];
}

/** Whether a part deletes pods or waits for new ones. */
function hasReplacedPods(parts: readonly RunbookPart[]): boolean {
  return parts.some(({ whileDeleted, afterApply }) => whileDeleted ?? afterApply);
}

function hasSameTemplate({ before, after }: StatefulSetDiff): boolean {
  return isDeepStrictEqual(before.spec.at('template').raw, after.spec.at('template').raw);
}
