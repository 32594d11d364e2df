import type { Field } from '../validation';
import { pollUntil } from './clock';
import type { CheckContext } from './context';

/** Names are kept by what resolves them, as a rule for up to half a minute. */
const MOST_SECONDS = 40;

/** A name, and where it should lead. */
export interface ExpectedName {
  /** `web`, or `web-0.web`. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Where a name led. */
export interface Resolution {
  readonly evidence: string;
  /** Why that is wrong, if it is. */
  readonly reason?: string;
}

/** Where a name leads, asked until that is right or it has had its time. */
export async function resolveName(context: CheckContext, { name, addresses }: ExpectedName): Promise<Resolution> {
  const { helper, clock: time, progress } = context;
  progress(`asks for ${name}`);
  const wanted = joinSorted(addresses);
  let [full, found] = [name, ''];
  const isRight = await pollUntil(time, MOST_SECONDS, async () => {
    const all: string[] = [];
    for (const family of recordTypesOf(addresses)) {
      const answer = await helper.resolve(name, family);
      full = answer.name;
      all.push(...answer.addresses);
    }
    found = joinSorted(all);
    return found === wanted || undefined;
  });
  const evidence = `${full} → ${found || 'nothing'}`;
  return isRight ? { evidence } : { evidence, reason: `${name} resolves to ${found || 'nothing'}, not to ${wanted}` };
}

/** The addresses of a pod to which a Service gives names: those of the families that the Service has. */
export function addressesInService(pod: Field, service: Field | undefined): string[] {
  const families = service?.find('spec', 'ipFamilies', '*').map(({ scalar: word }) => word) ?? [];
  const all = pod.find('status', 'podIPs', '*', 'ip').map(({ scalar: word }) => word);
  return families.length === 0 ? all : all.filter((address) => families.includes(familyOf(address)));
}

function familyOf(address: string): 'IPv4' | 'IPv6' {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

/** The types of records that there are for addresses. */
function recordTypesOf(addresses: readonly string[]): Set<'a' | 'aaaa'> {
  return new Set(addresses.map((address) => (familyOf(address) === 'IPv6' ? 'aaaa' : 'a')));
}

function joinSorted(addresses: readonly string[]): string {
  return [...addresses].sort().join(', ');
}
