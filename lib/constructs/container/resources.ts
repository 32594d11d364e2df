import type { Size } from 'cdk8s';
import type { ContainerResources, Cpu } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, parseQuantity } from '../../kubernetes';
import { type Rule, v } from '../../validation';
import { cpuRule, sizeRule, toQuantity } from '../cdk8s-values';
import { omitEmpty } from '../omit-empty';

interface Bounds {
  readonly request?: Size | Cpu;
  readonly limit?: Size | Cpu;
}

/** Accepts a request and a limit, of which the limit is not lower. */
function boundsRule(amountRule: Rule): Rule {
  const rules = { request: v.optional(amountRule), limit: v.optional(amountRule) };
  return v.pipe(v.object<Bounds>(rules), (bounds) => {
    const { request, limit }: Bounds = Object(bounds);
    if (request === undefined || limit === undefined) return [];
    if (parseQuantity(toQuantity(limit)) >= parseQuantity(toQuantity(request))) return [];
    return [{ path: 'limit', value: limit, allowed: `at least the request, ${toQuantity(request)}` }];
  });
}

export const containerResourcesRule = v.object<ContainerResources>({
  cpu: v.optional(boundsRule(cpuRule)),
  memory: v.optional(boundsRule(sizeRule)),
  ephemeralStorage: v.optional(boundsRule(sizeRule)),
});

/** Converts resources to their manifest; undefined if there are none. */
export function resourcesToKube(resources: ContainerResources): ManifestOf<k8s.ResourceRequirements> | undefined {
  const requests = amountsToKube(resources, 'request');
  const limits = amountsToKube(resources, 'limit');
  return requests || limits ? { requests, limits } : undefined;
}

function amountsToKube(
  { cpu, memory, ephemeralStorage }: ContainerResources,
  bound: keyof Bounds,
): Record<string, string> | undefined {
  const amounts = { cpu: cpu?.[bound], memory: memory?.[bound], 'ephemeral-storage': ephemeralStorage?.[bound] };
  const stated = Object.entries(amounts).flatMap(([name, amount]) =>
    amount === undefined ? [] : [[name, toQuantity(amount)]],
  );
  return omitEmpty(Object.fromEntries(stated));
}
