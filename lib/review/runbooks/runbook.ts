import { isDeepStrictEqual } from 'node:util';
import type { ChangeOfApp } from './app';
import { type Change, changeOf, type Situation } from './change';
import { copiedPairs, copiedTemplates } from './copied-templates';
import { changedFixedFields } from './fixed-fields';
import { growingClaims } from './growing-claims';
import { canHold } from './hold';
import { movedOrdinals, renamedTemplates } from './moved-data';
import { recreation } from './recreate';
import { relabelledPods } from './relabelled-pods';
import { removedTemplates } from './removed-templates';
import { replacedPods } from './replaced-pods';
import { unfollowedTemplates } from './unfollowed-templates';

/** In the order in which their commands stand. */
const SITUATIONS: readonly ((change: Change) => Situation | undefined)[] = [
  copiedTemplates,
  growingClaims,
  unfollowedTemplates,
  removedTemplates,
  renamedTemplates,
  movedOrdinals,
  relabelledPods,
  replacedPods,
];

/**
 * The commands that carry out a change of a StatefulSet that apply alone can't, or can only without its data.
 * Undefined where apply does it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/delete-stateful-set/
 */
export function runbookOf(source: ChangeOfApp): readonly string[] | undefined {
  const change = changeOf(source);
  const situations = SITUATIONS.flatMap((situation) => situation(change) ?? []);
  const fields = changedFixedFields(change);
  if (situations.length === 0 && fields.length === 0) return undefined;
  return recreation(change, situations, {
    title: titleOf(change, situations),
    why: [...whyDeleted(fields), ...whatRuns(change, situations)],
  });
}

function titleOf(change: Change, situations: readonly Situation[]): string {
  const [title] = situations.flatMap((situation) => situation.title ?? []);
  if (title !== undefined) return title;
  const isKept = !areReplaced(situations) && hasSameTemplate(change);
  return `Recreate StatefulSet ${change.before.name}${isKept ? ' without restarting its pods' : ' around its pods'}`;
}

function whyDeleted(fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const names = fields.map((field) => `spec.${field}`).join(', ');
  return [
    `The API server rejects a change of ${names}. So the StatefulSet is deleted without its pods, and recreated.`,
  ];
}

function whatRuns(change: Change, situations: readonly Situation[]): string[] {
  return [
    ...(canHold(change) ? HELD : plain(change)),
    ...(areReplaced(situations) || !hasSameTemplate(change) ? [] : ['No pod restarts.']),
    ...(hasSameTemplate(change)
      ? []
      : ['HEAD has another pod template, so pods are then replaced as in every rollout.']),
  ];
}

const HELD = [
  'The pods run on, and the new StatefulSet adopts them. It first has the live pod template and a partition that holds',
  'all pods: a pod that fails comes back as it was. Then HEAD is applied as an ordinary update.',
];

const WITH_HEADS_TEMPLATE = [
  'The pods run on, and the new StatefulSet adopts them. It has the pod template of HEAD from the start, since the live',
  'one does not fit the claim templates of HEAD. A pod that fails meanwhile comes back with the template of HEAD.',
];

function plain(change: Change): string[] {
  return copiedPairs(change).length > 0 ? [] : [...WITH_HEADS_TEMPLATE, ...heldBack(change)];
}

/** A partition keeps the pods below it, but nothing brings them back as they were. */
function heldBack({ after }: Change): string[] {
  const partition = after.spec.at('updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
  return partition === 0 ? [] : ['That is also true of pods that the partition of HEAD holds back.'];
}

function areReplaced(situations: readonly Situation[]): boolean {
  return situations.some(({ whileDeleted, afterApply }) => whileDeleted ?? afterApply);
}

function hasSameTemplate({ before, after }: Change): boolean {
  return isDeepStrictEqual(before.spec.at('template').raw, after.spec.at('template').raw);
}
