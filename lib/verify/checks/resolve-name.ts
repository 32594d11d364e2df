import type { Field } from '../../validation';
import { pollUntil } from '../clock';
import type { Findings } from '../report';
import type { CheckContext } from './check';

/** DNS servers and clients cache names, usually for up to 30 seconds. */
const TIMEOUT_SECONDS = 40;

/** A DNS name, and the addresses that it should have. */
export interface ExpectedName {
  /** Without the cluster's domain: `web`, or `web-0.web`. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Resolves a name in the cluster until it has the expected addresses, for at most 40 seconds. */
export async function resolveName(context: CheckContext, { name, addresses }: ExpectedName): Promise<Findings> {
  const { helperPod, clock, progress } = context;
  progress(`resolves ${name}`);
  const expected = joinSorted(addresses);
  const recordTypes = new Set(addresses.map(recordTypeOf));
  let [fullName, found] = [name, ''];
  const isResolved = await pollUntil(clock, TIMEOUT_SECONDS, async () => {
    const resolved: string[] = [];
    for (const recordType of recordTypes) {
      const answer = await helperPod.resolve(name, recordType);
      fullName = answer.name;
      resolved.push(...answer.addresses);
    }
    found = joinSorted(resolved);
    return found === expected || undefined;
  });
  return {
    evidence: [`${fullName} → ${found || 'nothing'}`],
    failures: isResolved ? [] : [`${name} resolves to ${found || 'nothing'}, not to ${expected}`],
  };
}

/** The addresses of a pod that a Service publishes: those of the Service's IP families. */
export function addressesInService(pod: Field, service: Field | undefined): string[] {
  const families = service?.find('spec', 'ipFamilies', '*').map((family) => family.scalar) ?? [];
  const addresses = pod.find('status', 'podIPs', '*', 'ip').map((address) => address.scalar);
  return families.length === 0 ? addresses : addresses.filter((address) => families.includes(ipFamilyOf(address)));
}

function ipFamilyOf(address: string): 'IPv4' | 'IPv6' {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

function recordTypeOf(address: string): 'a' | 'aaaa' {
  return ipFamilyOf(address) === 'IPv6' ? 'aaaa' : 'a';
}

function joinSorted(addresses: readonly string[]): string {
  return [...addresses].sort().join(', ');
}
