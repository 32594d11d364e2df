import type { StatefulSetUpdate } from './app';
import { diffStatefulSets } from './change';
import { moveData } from './move-data';
import { recreateStatefulSet } from './recreate';

/**
 * The commands by which a StatefulSet of another name or namespace takes the place of one, with its data. Undefined
 * where it has none: then apply does it, and the old one can be deleted when the new one runs.
 */
export function runbookOfRename(source: StatefulSetUpdate): readonly string[] | undefined {
  const namespaceBefore = source.before.at('metadata', 'namespace').string ?? null;
  const change = diffStatefulSets(source, namespaceBefore);
  const { before, after, templates } = change;
  const pairs = [...templates.kept, ...templates.renamed];
  if (pairs.length === 0 || before.ordinals.count === 0) return undefined;
  const shift = after.ordinals.first - before.ordinals.first;
  const [old, now] = [qualifiedName(before.name, namespaceBefore), qualifiedName(after.name, source.namespace)];
  const situation = moveData(change, { pairs, ordinals: before.ordinals, shift }, [
    `To Kubernetes ${now} is another StatefulSet than ${old}, and its claims are empty. These commands give it the data.`,
    `All pods of ${old} are deleted first, since they use the volumes. Nothing runs until the apply.`,
    `If ${now} already has claims with volumes of their own, the commands stop before they change anything.`,
  ]);
  return recreateStatefulSet(change, [situation], { title: `Move the data of StatefulSet ${old} to ${now}`, why: [] });
}

function qualifiedName(name: string, namespace: string | null): string {
  return namespace === null ? name : `${namespace}/${name}`;
}
