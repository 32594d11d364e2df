import { isIPv4, isIPv6 } from 'node:net';
import { VALIDATED_SINCE } from '../../kubernetes';
import { must, type Rule, since } from './rule';

/** The bytes of an IP address, 4 or 16. */
export type Address = readonly number[];

/** A range of addresses: the first that was named, and how many bits they have in common. */
export interface AddressRange {
  readonly address: Address;
  readonly bits: number;
}

/** How an IPv6 address begins that stands for one of IPv4. */
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
const GROUPS_OF_IPV6 = 8;

/** An IP address, in which numbers may have leading zeros as older API servers take them; undefined where it is none. */
export function addressOf(text: string): Address | undefined {
  const plain = withoutLeadingZeros(text);
  if (isIPv4(plain)) return plain.split('.').map(Number);
  return isIPv6(plain) && !plain.includes('%') ? bytesOf(plain) : undefined;
}

/** A range of IP addresses such as `10.0.0.0/8`; undefined where it is none. */
export function rangeOf(text: string): AddressRange | undefined {
  const [, before = '', after = ''] = /^(.*)\/(\d+)$/.exec(text) ?? [];
  const [address, bits] = [addressOf(before), Number(after)];
  return address !== undefined && bits <= 8 * address.length ? { address, bits } : undefined;
}

/** Whether an address is in a range. */
export function isIn(range: AddressRange, address: Address): boolean {
  const isOfFamily = address.length === range.address.length;
  return isOfFamily && bitsOf(address).slice(0, range.bits) === bitsOf(range.address).slice(0, range.bits);
}

/** An IP address. */
export const ipAddress: Rule = since(
  VALIDATED_SINCE.strictAddresses,
  must(
    ({ scalar: word }) => isStrict(word, addressOf(word)),
    'an IP address, without leading zeros and not IPv4 within IPv6',
  ),
  must(({ scalar: word }) => addressOf(word) !== undefined, 'an IP address'),
);

/** A range of IP addresses. */
export const addressRange: Rule = since(
  VALIDATED_SINCE.strictAddresses,
  must(
    ({ scalar: word }) => isStrictRange(word),
    'a range of IP addresses such as 10.0.0.0/8, without bits behind its prefix',
  ),
  must(({ scalar: word }) => rangeOf(word) !== undefined, 'a range of IP addresses such as 10.0.0.0/8'),
);

function isStrictRange(text: string): boolean {
  const range = rangeOf(text);
  return range !== undefined && isStrict(text, range.address) && !bitsOf(range.address).slice(range.bits).includes('1');
}

function isStrict(text: string, address: Address | undefined): boolean {
  const isMapped = address !== undefined && MAPPED.every((byte, index) => address[index] === byte);
  return address !== undefined && !isMapped && withoutLeadingZeros(text) === text;
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/\d+(\.\d+){3}/, (ipv4) => ipv4.split('.').map(Number).join('.')).replace(/\/0+(?=\d)/, '/');
}

function bytesOf(ipv6: string): Address {
  const [head, tail = ''] = ipv6.replace(/\d+(\.\d+){3}$/, asGroups).split('::') as [string, string?];
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const between = Array<number>(GROUPS_OF_IPV6 - before.length - after.length).fill(0);
  return [...before, ...between, ...after].flatMap((group) => [group >> 8, group & 255]);
}

/** The last four bytes, as IPv6 writes them itself. */
function asGroups(ipv4: string): string {
  const [one, two, three, four] = ipv4.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  return `${one}${two}:${three}${four}`;
}

function groupsOf(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

function bitsOf(address: Address): string {
  return address.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}
