import type { Change, Situation } from './change';
import { fileNamed } from './kubectl';
import { deletionOf } from './service';
import { comment, word } from './shell';

/** The commands that make a StatefulSet anew around its pods, with what has to be done about each situation. */
export function madeAnew(change: Change, situations: readonly Situation[], why: readonly string[]): string[] {
  const { source, before } = change;
  return [
    'set -e',
    ...[...why, ...situations.flatMap((situation) => situation.why)].map(comment),
    ...countStated(change),
    ...situations.flatMap((situation) => situation.whileItStands ?? []),
    change.kubectlBefore('delete', `statefulset/${before.name}`, '--cascade=orphan', '--ignore-not-found'),
    ...situations.flatMap((situation) => situation.whileItIsGone ?? []),
    ...(source.services ?? []).flatMap(({ before, after }) => deletionOf(before, after, source.namespace)),
    change.kubectl('apply', ...fileNamed(source.file)),
    ...situations.flatMap((situation) => situation.afterwards ?? []),
  ];
}

/** A StatefulSet that is made without a count has one pod: the others would go, and under a policy their claims too. */
function countStated(change: Change): string[] {
  const { source, after } = change;
  if (source.replicasLeftOut !== true) return [];
  const path = 'jsonpath={.kind}/{.metadata.name}={.spec.replicas};';
  const message = `state spec.replicas in ${source.file}, as many as run now, for as long as this takes`;
  return [
    comment(
      'The manifest leaves replicas to an autoscaler: made anew, the StatefulSet would have 1 until that acts. State',
    ),
    comment('as many as run now, and do below for each of them what is said for one.'),
    `made=$(${change.kubectl('create', '--dry-run=client', ...fileNamed(source.file), '-o', path)})`,
    `case "$made" in *${word(`StatefulSet/${after.name}=;`)}*) echo ${word(message)} >&2; exit 1;; esac`,
  ];
}
