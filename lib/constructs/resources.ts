import type { ContainerResources } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { cpu, limitCoversRequest, optional, properties, quantity, type Rule, size, then } from '../rules';
import { unlessEmpty } from './unless-empty';

/** What Kubernetes calls the resources of cdk8s-plus. */
const NAMES = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage' } as const;

const bounds = (amount: Rule) =>
  then(properties({ request: optional(amount), limit: optional(amount) }), limitCoversRequest);

export const containerResources = properties<ContainerResources>({
  cpu: optional(bounds(cpu)),
  memory: optional(bounds(size)),
  ephemeralStorage: optional(bounds(size)),
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
    return amount === undefined ? [] : [[name, quantity(amount)]];
  });
  return unlessEmpty(Object.fromEntries(stated));
}
