import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * Reports objects of the same kind, name and namespace: the one that is applied last would overwrite the other.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkDuplicates({ objects }: FinishedApp): Finding[] {
  const owners = new Map<string, FinishedObject>();
  return objects.flatMap((object) => {
    const name = object.at('metadata', 'name');
    const key = [object.kind, object.namespace, object.name].join('/');
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, object);
    if (owner === undefined || name.raw === undefined) return [];
    return object.findings(name.issue(`unique for a ${object.kind} in its namespace: ${owner.path} has this name`));
  });
}
