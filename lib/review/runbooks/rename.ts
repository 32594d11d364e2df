import { moveData } from './move-data';
import { recreateStatefulSet } from './recreate';
import { diffStatefulSets, type StatefulSetUpdate } from './stateful-set-diff';

/**
 * The commands that move the data of a StatefulSet to one of another name or namespace. Undefined if there is no data to
 * move: then apply is enough, and the old StatefulSet can be deleted when the new one runs.
 */
export function runbookOfRename(update: StatefulSetUpdate): readonly string[] | undefined {
  const namespaceBefore = update.before.at('metadata', 'namespace').string ?? null;
  const diff = diffStatefulSets(update, namespaceBefore);
  const { before, after, templates } = diff;
  const [first, ...others] = [...templates.kept, ...templates.renamed];
  if (first === undefined || before.ordinals.count === 0) return undefined;
  const shift = after.ordinals.first - before.ordinals.first;
  const [old, now] = [qualifiedName(before.name, namespaceBefore), qualifiedName(after.name, update.namespace)];
  const part = moveData(diff, { pairs: [first, ...others], ordinals: before.ordinals, shift }, [
    `To Kubernetes ${now} is another StatefulSet than ${old}, and its claims are empty. These commands give it the data.`,
    `All pods of ${old} are deleted first, since they use the volumes. Nothing runs until the apply.`,
    `If ${now} already has claims with volumes of their own, the commands stop before they change anything.`,
  ]);
  return recreateStatefulSet(diff, [part], { title: `Move the data of StatefulSet ${old} to ${now}`, why: [] });
}

function qualifiedName(name: string, namespace: string | null): string {
  return namespace === null ? name : `${namespace}/${name}`;
}
