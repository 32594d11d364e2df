import { isDeepStrictEqual } from 'node:util';
import type { ChangeOfApp } from './app';
import { type Change, changeOf, type Situation } from './change';
import { changedFixedFields } from './fixed-fields';
import { growingClaims } from './growing-claims';
import { madeAnew } from './made-anew';
import { movedOrdinals, renamedTemplates } from './moved-data';
import { relabelledPods } from './relabelled-pods';
import { removedTemplates } from './removed-templates';
import { replacedPods } from './replaced-pods';
import { comment } from './shell';
import { shrinkingClaims } from './shrinking-claims';
import { unfollowedTemplates } from './unfollowed-templates';

/** In the order in which their commands stand. */
const SITUATIONS: readonly ((change: Change) => Situation | undefined)[] = [
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
  const shrinking = shrinkingClaims(change);
  if (shrinking !== undefined) return shrinking.map(comment);
  const situations = SITUATIONS.flatMap((situation) => situation(change) ?? []);
  const fields = changedFixedFields(change);
  if (situations.length === 0 && fields.length === 0) return undefined;
  return madeAnew(change, situations, [...whyAnew(fields), ...whatRuns(change, situations), ...heldBack(change)]);
}

function whyAnew(fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const names = fields.map((field) => `spec.${field}`).join(', ');
  return [`What can't change in place: ${names}. So the StatefulSet is deleted without its pods, and made anew.`];
}

function whatRuns({ before, after }: Change, situations: readonly Situation[]): string[] {
  const replaced = situations.some(({ whileItIsGone, afterwards }) => whileItIsGone ?? afterwards);
  const sameTemplate = isDeepStrictEqual(before.spec.at('template').value, after.spec.at('template').value);
  return [
    'Its pods run on meanwhile, and the new StatefulSet adopts them.',
    'One that ends by itself in between is made again only then.',
    ...(replaced || !sameTemplate ? [] : ['None is replaced.']),
    ...(sameTemplate ? [] : ['Their template is another one, so the rollout then replaces them as usual.']),
  ];
}

/** A partition keeps the pods below it, but nothing brings them back as they were. */
function heldBack({ after }: Change): string[] {
  const partition = after.spec.at('updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
  if (partition <= after.ordinals.first) return [];
  return [
    'The new StatefulSet knows one revision alone: a pod that the partition holds back runs on as it is, but if it',
    'ends it comes back with that of HEAD.',
  ];
}
