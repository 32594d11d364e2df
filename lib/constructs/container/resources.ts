import type { ContainerResources } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Rule, v } from '../../validation';
import { cpuRule, limitCoversRequest, sizeRule, toQuantity } from '../cdk8s-values';

import { omitEmpty } from '../omit-empty';

/** What Kubernetes calls the resources of cdk8s-plus. */
const RESOURCE_NAMES = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage' } as const;

const boundsRule = (amount: Rule) =>
  v.pipe(v.object({ request: v.optional(amount), limit: v.optional(amount) }), limitCoversRequest);

export const containerResourcesRule = v.object<ContainerResources>({
  cpu: v.optional(boundsRule(cpuRule)),
  memory: v.optional(boundsRule(sizeRule)),
  ephemeralStorage: v.optional(boundsRule(sizeRule)),
});

/** The resources as they stand in a manifest; undefined where none are stated. */
export function resourcesToKube(given: ContainerResources): Manifest<k8s.ResourceRequirements> | undefined {
  const requests = amountsToKube(given, 'request');
  const limits = amountsToKube(given, 'limit');
  return requests || limits ? { requests, limits } : undefined;
}

function amountsToKube(given: ContainerResources, bound: 'request' | 'limit'): Record<string, string> | undefined {
  const stated = Object.entries(RESOURCE_NAMES).flatMap(([property, name]) => {
    const amount = given[property as keyof typeof RESOURCE_NAMES]?.[bound];
    return amount === undefined ? [] : [[name, toQuantity(amount)]];
  });
  return omitEmpty(Object.fromEntries(stated));
}
