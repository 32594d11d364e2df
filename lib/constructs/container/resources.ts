import type { ContainerResources } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type Rule, v } from '../../validation';
import { cpu, limitCoversRequest, size, toQuantity } from '../cdk8s-values';

import { unlessEmpty } from '../omit-empty';

/** What Kubernetes calls the resources of cdk8s-plus. */
const NAMES = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage' } as const;

const bounds = (amount: Rule) =>
  v.pipe(v.object({ request: v.optional(amount), limit: v.optional(amount) }), limitCoversRequest);

export const containerResources = v.object<ContainerResources>({
  cpu: v.optional(bounds(cpu)),
  memory: v.optional(bounds(size)),
  ephemeralStorage: v.optional(bounds(size)),
});

/** The resources as they stand in a manifest; undefined where none are stated. */
export function resourcesToKube(given: ContainerResources): Manifest<k8s.ResourceRequirements> | undefined {
  const requests = amounts(given, 'request');
  const limits = amounts(given, 'limit');
  return requests || limits ? { requests, limits } : undefined;
}

function amounts(given: ContainerResources, bound: 'request' | 'limit'): Record<string, string> | undefined {
  const stated = Object.entries(NAMES).flatMap(([property, name]) => {
    const amount = given[property as keyof typeof NAMES]?.[bound];
    return amount === undefined ? [] : [[name, toQuantity(amount)]];
  });
  return unlessEmpty(Object.fromEntries(stated));
}
