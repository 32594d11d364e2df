import type { RunbookPart, StatefulSetDiff } from './change';
import { canHoldPods, recreateWithHeldPods } from './hold';
import { fileFlag } from './kubectl';
import { deleteService } from './service';
import { comment, openRunbook, quote } from './shell';

/** What a runbook says of itself. */
export interface RunbookHeader {
  readonly title: string;
  readonly why: readonly string[];
}

/** The commands that recreate a StatefulSet around its pods, and do what each situation needs. */
export function recreateStatefulSet(
  change: StatefulSetDiff,
  situations: readonly RunbookPart[],
  { title, why }: RunbookHeader,
): string[] {
  const { update: source } = change;
  const isHeld = canHoldPods(change);
  return [
    ...openRunbook(title),
    ...[...why, ...situations.flatMap((situation) => situation.why)].map(comment),
    ...situations.flatMap((situation) => situation.snapshot ?? []),
    ...(isHeld ? recreateWithHeldPods(change, situations) : recreateWithoutHold(change, situations)),
    ...(source.services ?? []).flatMap(({ before, after }) => deleteService(before, after, source.namespace)),
    change.kubectl('apply', ...fileFlag(source.file)),
    ...situations.flatMap((situation) => situation.afterApply ?? []),
  ];
}

/** Deletes the StatefulSet without its pods. The apply of HEAD then creates it. */
function recreateWithoutHold(change: StatefulSetDiff, situations: readonly RunbookPart[]): string[] {
  return [
    ...requireReplicas(change),
    ...situations.flatMap((situation) => situation.beforeDeletion ?? []),
    change.kubectlBefore('delete', `statefulset/${change.before.name}`, '--cascade=orphan', '--ignore-not-found'),
    ...situations.flatMap((situation) => situation.whileDeleted ?? []),
  ];
}

/** A StatefulSet that is created without `replicas` has 1: the other pods would go, and by policy their claims too. */
function requireReplicas({ update: source, after, kubectl }: StatefulSetDiff): string[] {
  if (source.isAutoscaled !== true) return [];
  const path = 'jsonpath={.kind}/{.metadata.name}={.spec.replicas};';
  const message = `state spec.replicas in ${source.file}, as many as run now, until this is done`;
  const statefulSet = `StatefulSet/${after.name}=`;
  return [
    comment('The manifest leaves replicas to an autoscaler. The new StatefulSet would have 1 until that acts.'),
    `stated=$(${kubectl('create', '--dry-run=client', ...fileFlag(source.file), '-o', path)})`,
    `case "$stated" in *${quote(`${statefulSet};`)}*) echo ${quote(message)} >&2; exit 1;; esac`,
    `replicas=\${stated#*${quote(statefulSet)}}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
    'replicas=${replicas%%;*}',
  ];
}
