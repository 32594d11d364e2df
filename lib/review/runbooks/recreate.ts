import type { Change, Situation } from './change';
import { canHold, heldRecreation } from './hold';
import { fileNamed } from './kubectl';
import { deletionOf } from './service';
import { comment, opening, word } from './shell';

/** What a runbook says of itself. */
export interface Texts {
  readonly title: string;
  readonly why: readonly string[];
}

/** The commands that recreate a StatefulSet around its pods, and do what each situation needs. */
export function recreation(change: Change, situations: readonly Situation[], { title, why }: Texts): string[] {
  const { source } = change;
  const isHeld = canHold(change);
  return [
    ...opening(title),
    ...[...why, ...situations.flatMap((situation) => situation.why)].map(comment),
    ...situations.flatMap((situation) => situation.snapshot ?? []),
    ...(isHeld ? heldRecreation(change, situations) : plainRecreation(change, situations)),
    ...(source.services ?? []).flatMap(({ before, after }) => deletionOf(before, after, source.namespace)),
    change.kubectl('apply', ...fileNamed(source.file)),
    ...situations.flatMap((situation) => situation.afterApply ?? []),
  ];
}

/** Deletes the StatefulSet without its pods. The apply of HEAD then creates it. */
function plainRecreation(change: Change, situations: readonly Situation[]): string[] {
  return [
    ...countStated(change),
    ...situations.flatMap((situation) => situation.beforeDeletion ?? []),
    change.kubectlBefore('delete', `statefulset/${change.before.name}`, '--cascade=orphan', '--ignore-not-found'),
    ...situations.flatMap((situation) => situation.whileDeleted ?? []),
  ];
}

/** A StatefulSet that is created without `replicas` has 1: the other pods would go, and by policy their claims too. */
function countStated({ source, after, kubectl }: Change): string[] {
  if (source.replicasLeftOut !== true) return [];
  const path = 'jsonpath={.kind}/{.metadata.name}={.spec.replicas};';
  const message = `state spec.replicas in ${source.file}, as many as run now, until this is done`;
  const statefulSet = `StatefulSet/${after.name}=`;
  return [
    comment('The manifest leaves replicas to an autoscaler. The new StatefulSet would have 1 until that acts.'),
    `stated=$(${kubectl('create', '--dry-run=client', ...fileNamed(source.file), '-o', path)})`,
    `case "$stated" in *${word(`${statefulSet};`)}*) echo ${word(message)} >&2; exit 1;; esac`,
    `replicas=\${stated#*${word(statefulSet)}}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
    'replicas=${replicas%%;*}',
  ];
}
