import { type StatefulSetSummary, type StatefulSetUpdate, summarizeStatefulSet } from './app';
import { type ClaimTemplateDiff, diffClaimTemplates } from './claim-templates';
import { kubectl } from './kubectl';

/** A change of a StatefulSet, as its parts are looked at. */
export interface StatefulSetDiff {
  readonly before: StatefulSetSummary;
  readonly after: StatefulSetSummary;
  readonly templates: ClaimTemplateDiff;
  readonly update: StatefulSetUpdate;
  /** Whether the StatefulSet gets another name or namespace. */
  readonly isRename: boolean;
  /** A command in the namespace of the StatefulSet. */
  kubectl(...words: readonly string[]): string;
  /** One in the namespace of the StatefulSet before, which is another only where that has another identity. */
  kubectlBefore(...words: readonly string[]): string;
}

export function diffStatefulSets(source: StatefulSetUpdate, namespaceBefore = source.namespace): StatefulSetDiff {
  const isAutoscaled = source.isAutoscaled === true;
  const [before, after] = [
    summarizeStatefulSet(source.before, isAutoscaled),
    summarizeStatefulSet(source.after, isAutoscaled),
  ];
  return {
    before,
    after,
    templates: diffClaimTemplates(before, after),
    update: source,
    isRename: before.name !== after.name || namespaceBefore !== source.namespace,
    kubectl: (...words) => kubectl(source.namespace, ...words),
    kubectlBefore: (...words) => kubectl(namespaceBefore, ...words),
  };
}

/** One thing that has to be done about a change, in the times at which it can be done. */
export interface RunbookPart {
  /** What the runbook does, if this decides it. `Grow the claims of StatefulSet web` */
  readonly title?: string;
  /** For people: what it is, and what becomes of pods and data. */
  readonly why: readonly string[];
  /** The VolumeSnapshot to make first, as comments. */
  readonly snapshot?: readonly string[];
  /** Commands before the StatefulSet is deleted. */
  readonly beforeDeletion?: readonly string[];
  /** Commands while its pods run without it. */
  readonly whileDeleted?: readonly string[];
  /** Commands after the apply. */
  readonly afterApply?: readonly string[];
}
