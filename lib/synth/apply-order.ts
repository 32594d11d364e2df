import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { APPLY_ORDER } from '../kubernetes';
import { compareStrings } from './by-letters';

const KIND_RANKS = new Map(APPLY_ORDER.map((kind, index) => [kind, index]));

/**
 * The objects of a chart in the order in which they are written: each after those that it depends on, otherwise by
 * kind, as a cluster wants them, and by name. Where their constructs stand has no say in it.
 */
export function sortForApply(objects: readonly ApiObject[]): ApiObject[] {
  const ofChart = new Set<IConstruct>(objects);
  const ordered = new Set<ApiObject>();
  const put = (object: ApiObject): void => {
    const dependencies = object.node.dependencies.filter((one) => ApiObject.isApiObject(one) && ofChart.has(one));
    for (const dependency of byKindAndName(dependencies as ApiObject[])) if (!ordered.has(dependency)) put(dependency);
    ordered.add(object);
  };
  byKindAndName(objects).forEach(put);
  return [...ordered];
}

function byKindAndName(objects: readonly ApiObject[]): ApiObject[] {
  return objects.toSorted((one, other) => rank(one) - rank(other) || compareStrings(sortKey(one), sortKey(other)));
}

function rank({ kind }: ApiObject): number {
  return KIND_RANKS.get(kind) ?? APPLY_ORDER.length;
}

function sortKey({ apiVersion, kind, metadata, name }: ApiObject): string {
  return [kind, apiVersion, metadata.namespace ?? '', name].join('\n');
}
