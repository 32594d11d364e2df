import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { APPLY_ORDER } from '../kubernetes';
import { compareStrings } from './compare-strings';

const KIND_RANKS = new Map(APPLY_ORDER.map((kind, index) => [kind, index]));

/**
 * Sorts the objects of a chart for its file: each after the objects that it depends on, otherwise by kind in the order
 * in which a cluster needs them, then by name. The positions of the constructs do not matter.
 */
export function sortForApply(objects: readonly ApiObject[]): ApiObject[] {
  const chartObjects = new Set<IConstruct>(objects);
  const sorted = new Set<ApiObject>();
  const addWithDependencies = (object: ApiObject): void => {
    if (sorted.has(object)) return;
    const dependencies = object.node.dependencies
      .filter((dependency) => ApiObject.isApiObject(dependency))
      .filter((dependency) => chartObjects.has(dependency));
    sortByKindAndName(dependencies).forEach(addWithDependencies);
    sorted.add(object);
  };
  sortByKindAndName(objects).forEach(addWithDependencies);
  return [...sorted];
}

function sortByKindAndName(objects: readonly ApiObject[]): ApiObject[] {
  return objects.toSorted((one, other) => rank(one) - rank(other) || compareStrings(sortKey(one), sortKey(other)));
}

function rank({ kind }: ApiObject): number {
  return KIND_RANKS.get(kind) ?? APPLY_ORDER.length;
}

function sortKey({ apiVersion, kind, metadata, name }: ApiObject): string {
  return [kind, apiVersion, metadata.namespace ?? '', name].join('\n');
}
