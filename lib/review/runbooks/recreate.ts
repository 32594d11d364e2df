import { canHoldPods, recreateWithHeldPods } from './hold';
import { fileFlag } from './kubectl';
import type { RunbookPart } from './runbook-part';
import { deleteService } from './service';
import { comment, openRunbook, quote } from './shell';
import type { StatefulSetDiff } from './stateful-set-diff';

/** The comments at the start of a runbook. */
export interface RunbookHeader {
  readonly title: string;
  readonly why: readonly string[];
}

/** The commands that recreate a StatefulSet around its pods, with those of all parts. */
export function recreateStatefulSet(
  diff: StatefulSetDiff,
  parts: readonly RunbookPart[],
  { title, why }: RunbookHeader,
): string[] {
  const { services = [], namespace, file } = diff.update;
  return [
    ...openRunbook(title),
    ...[...why, ...parts.flatMap((part) => part.why)].map(comment),
    ...parts.flatMap((part) => part.snapshot ?? []),
    ...(canHoldPods(diff) ? recreateWithHeldPods(diff, parts) : recreateWithoutHold(diff, parts)),
    ...services.flatMap((service) => deleteService(service, namespace)),
    diff.kubectl('apply', ...fileFlag(file)),
    ...parts.flatMap((part) => part.afterApply ?? []),
  ];
}

/** Deletes the StatefulSet without its pods. The apply of HEAD then creates it. */
function recreateWithoutHold(diff: StatefulSetDiff, parts: readonly RunbookPart[]): string[] {
  return [
    ...requireReplicas(diff),
    ...parts.flatMap((part) => part.beforeDeletion ?? []),
    diff.kubectlBefore('delete', `statefulset/${diff.before.name}`, '--cascade=orphan', '--ignore-not-found'),
    ...parts.flatMap((part) => part.whileDeleted ?? []),
  ];
}

/**
 * Stops if HEAD's manifest omits `replicas`. The new StatefulSet would have one replica: the other pods would be deleted
 * and, depending on the retention policy, their claims. Sets the shell variable `replicas`.
 */
function requireReplicas({ update, after, kubectl }: StatefulSetDiff): string[] {
  if (update.isAutoscaled !== true) return [];
  const path = 'jsonpath={.kind}/{.metadata.name}={.spec.replicas};';
  const message = `state spec.replicas in ${update.file}, as many as run now, until this is done`;
  const statefulSet = `StatefulSet/${after.name}=`;
  return [
    comment('The manifest leaves replicas to an autoscaler. The new StatefulSet would have 1 until that acts.'),
    `stated=$(${kubectl('create', '--dry-run=client', ...fileFlag(update.file), '-o', path)})`,
    `case "$stated" in *${quote(`${statefulSet};`)}*) echo ${quote(message)} >&2; exit 1;; esac`,
    `replicas=\${stated#*${quote(statefulSet)}}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
    'replicas=${replicas%%;*}',
  ];
}
