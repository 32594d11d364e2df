import { isIP } from 'node:net';
import { type Demand, textThat } from './demands';
import type { Pod } from './pod';

/** An IP address; not all versions bear one that others may read as another. */
export function address(pod: Pod): Demand {
  return pod.has('strictAddresses')
    ? textThat(
        'an IP address, without leading zeros, and not an IPv4 address in an IPv6 one',
        (text) => isAddress(text) && !isMapped(text),
      )
    : textThat('an IP address', (text) => isAddress(text.replace(/(?<=^|[.:])0+(?=\d{1,3}(\.|$))/g, '')));
}

function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/** Whether it is an IPv4 address in an IPv6 one, however that is spelt. */
function isMapped(text: string): boolean {
  return text.includes(':') && /^\[::ffff:[^:]+:[^:]+\]$/.test(new URL(`http://[${text}]`).hostname);
}
