import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * No two objects have one kind, name and namespace: the one that is applied last would take the other's place.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkDuplicates({ objects }: FinishedApp): Finding[] {
  const first = new Map<string, FinishedObject>();
  return objects.flatMap((object) => {
    const name = object.at('metadata', 'name');
    const key = [object.kind, object.namespace, object.name].join('/');
    const twin = first.get(key);
    if (twin === undefined) first.set(key, object);
    if (twin === undefined || name.raw === undefined) return [];
    return object.findings(name.issue(`given once to a ${object.kind} of its namespace: ${twin.path} has it already`));
  });
}
