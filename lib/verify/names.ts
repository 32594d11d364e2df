import type { Field } from '../fields';
import type { Context } from './context';
import { until } from './time';

/** Names are kept by what resolves them, as a rule for up to half a minute. */
const MOST_SECONDS = 40;

/** A name, and where it should lead. */
export interface Wanted {
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
export async function resolved(context: Context, { name, addresses }: Wanted): Promise<Resolution> {
  const { helper, time, progress } = context;
  progress(`asks for ${name}`);
  const wanted = listed(addresses);
  let [full, found] = [name, ''];
  const isRight = await until(time, MOST_SECONDS, async () => {
    const answers = [];
    for (const family of familiesOf(addresses)) answers.push(await helper.resolve(name, family));
    full = answers[0]?.name ?? name;
    found = listed(answers.flatMap((answer) => answer.addresses));
    return found === wanted || undefined;
  });
  const evidence = `${full} → ${found || 'nothing'}`;
  return isRight ? { evidence } : { evidence, reason: `${name} resolves to ${found || 'nothing'}, not to ${wanted}` };
}

/** The addresses of a pod, of both families where it has both. */
export function addressesOf(pod: Field): string[] {
  return pod.find('status', 'podIPs', '*', 'ip').map(({ word }) => word);
}

function familiesOf(addresses: readonly string[]): ('a' | 'aaaa')[] {
  const isIPv6 = addresses.map((address) => address.includes(':'));
  return [...(isIPv6.includes(false) ? (['a'] as const) : []), ...(isIPv6.includes(true) ? (['aaaa'] as const) : [])];
}

function listed(addresses: readonly string[]): string {
  return [...addresses].sort().join(', ');
}
