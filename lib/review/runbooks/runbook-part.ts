import type { StatefulSetDiff } from './stateful-set-diff';

/** One task of a runbook for a StatefulSet, with its commands by the time at which they run. */
export interface RunbookPart {
  /** The title of the runbook, if this is its first part with a title: `Grow the claims of StatefulSet web`. */
  readonly title?: string;
  /** Comments that explain the task, and what happens to pods and data. */
  readonly why: readonly string[];
  /** Comments with the VolumeSnapshot to create first. */
  readonly snapshot?: readonly string[];
  /** Commands before the StatefulSet is deleted. */
  readonly beforeDeletion?: readonly string[];
  /** Commands after the deletion, while the pods run without the StatefulSet. */
  readonly whileDeleted?: readonly string[];
  /** Commands after the apply of HEAD. */
  readonly afterApply?: readonly string[];
}

/** Creates a part of a runbook. Undefined if the change does not need it. */
export type RunbookPartBuilder = (diff: StatefulSetDiff) => RunbookPart | undefined;
