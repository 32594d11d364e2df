import { isIP, isIPv4, isIPv6 } from 'node:net';
import { VALIDATED_SINCE } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';

/** The bytes of an IP address, 4 or 16. */
export type AddressBytes = readonly number[];

/** A range of IP addresses: an address in it, and the number of bits that all have in common. */
export interface AddressRange {
  readonly address: AddressBytes;
  readonly prefixBits: number;
}

/** The first bytes of an IPv6 address that stands for one of IPv4. */
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
const GROUPS_OF_IPV6 = 8;

/** An IP address. Newer API servers accept one spelling of each address alone. */
export const ipAddress: FieldRule = f.since(
  VALIDATED_SINCE.strictAddresses,
  f.refine(
    ({ scalar }) => isStrictAddress(scalar, parseAddress(scalar)),
    'an IP address, without leading zeros and not IPv4 within IPv6',
  ),
  f.refine(({ scalar }) => parseAddress(scalar) !== undefined, 'an IP address'),
);

/** A range of IP addresses in CIDR notation. */
export const ipRange: FieldRule = f.since(
  VALIDATED_SINCE.strictAddresses,
  f.refine(
    ({ scalar }) => isStrictRange(scalar),
    'a range of IP addresses such as 10.0.0.0/8, without leading zeros and with no bits set after the prefix',
  ),
  f.refine(({ scalar }) => parseRange(scalar) !== undefined, 'a range of IP addresses such as 10.0.0.0/8'),
);

/** The bytes of an IP address; undefined if the text is none. Leading zeros are accepted. */
export function parseAddress(text: string): AddressBytes | undefined {
  const plain = dropZerosOfGroups(dropLeadingZeros(text));
  if (isIPv4(plain)) return plain.split('.').map(Number);
  return isIPv6(plain) && !plain.includes('%') ? parseIPv6(plain) : undefined;
}

/** A range such as `10.0.0.0/8`; undefined if the text is none. Leading zeros are accepted. */
export function parseRange(text: string): AddressRange | undefined {
  const [, before = '', after = ''] = /^(.*)\/(\d+)$/.exec(text) ?? [];
  const [address, prefixBits] = [parseAddress(before), Number(after)];
  return address !== undefined && prefixBits <= 8 * address.length ? { address, prefixBits } : undefined;
}

/** Whether an address is in a range. */
export function isInAddressRange({ address: first, prefixBits }: AddressRange, address: AddressBytes): boolean {
  const isOfFamily = address.length === first.length;
  return isOfFamily && toBits(address).slice(0, prefixBits) === toBits(first).slice(0, prefixBits);
}

function isStrictRange(text: string): boolean {
  const range = parseRange(text);
  if (range === undefined || dropLeadingZeros(text) !== text) return false;
  if (!isStrictAddress(text.slice(0, text.indexOf('/')), range.address)) return false;
  return !toBits(range.address).slice(range.prefixBits).includes('1');
}

function isStrictAddress(text: string, address: AddressBytes | undefined): boolean {
  if (address === undefined) return false;
  const isMapped = MAPPED.every((byte, index) => address[index] === byte);
  return !isMapped && dropLeadingZeros(text) === text && isIP(text) !== 0;
}

/** Drops the leading zeros of the groups of an IPv6 address, of which each can have any number. */
function dropZerosOfGroups(text: string): string {
  return text.replace(/(?<=^|:)0+(?=[\da-f])/gi, '');
}

function dropLeadingZeros(text: string): string {
  return text.replace(/\d+(\.\d+){3}/, (ipv4) => ipv4.split('.').map(Number).join('.')).replace(/\/0+(?=\d)/, '/');
}

function parseIPv6(text: string): AddressBytes {
  const [head, tail = ''] = text.replace(/\d+(\.\d+){3}$/, toGroups).split('::') as [string, string?];
  const [before, after] = [parseGroups(head), parseGroups(tail)];
  const zeros = Array<number>(GROUPS_OF_IPV6 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 255]);
}

/** The last four bytes of an IPv6 address, from the notation of IPv4 to its own. */
function toGroups(ipv4: string): string {
  const [one, two, three, four] = ipv4.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  return `${one}${two}:${three}${four}`;
}

function parseGroups(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

function toBits(address: AddressBytes): string {
  return address.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}
