import { type Field, findDuplicates, type Issue } from '../../validation';

import { type Address, addressOf, ipAddress, isIn, rangeOf } from './address';
import { all, each, fields, isGiven, leftOut, oneOf, type Rule, when } from './rule';
import { clusterIPsOf, isFromOutside, isHeadless, isOfType } from './service-type';

const MOST_ADDRESSES = 2;
const BYTES = { IPv4: 4, IPv6: 16 } as const;

/** Ranges of which no address can be one that a Service has outside. */
const SPECIAL = ['0.0.0.0/32', '::/128', '127.0.0.0/8', '::1/128', '169.254.0.0/16', 'fe80::/10', '224.0.0.0/24'];
const LINK_LOCAL_MULTICAST = /^ff[0-9a-f]2:/i;

const ofNoName: Rule = fields({
  clusterIP: leftOut('an ExternalName has no address'),
  clusterIPs: leftOut('an ExternalName has no address'),
  ipFamilies: leftOut('an ExternalName has no address'),
  ipFamilyPolicy: leftOut('an ExternalName has no address'),
});

const ofCluster: Rule = all(
  fields({ ipFamilies: all(each(oneOf('ipFamily')), eachOnce), ipFamilyPolicy: oneOf('ipFamilyPolicy') }),
  sameFirst,
  (spec, version) =>
    clusterIPsOf(spec).flatMap((ip, index) => (index === 0 && ip.raw === 'None' ? [] : ipAddress(ip, version))),
  noneAlone,
  when((spec, version) => clusterIPsOf(spec).every((ip) => ipAddress(ip, version).length === 0), ofFamilies),
  when(
    (spec) => isFromOutside(spec) && isHeadless(spec),
    (spec) =>
      clusterIPsOf(spec).map((ip) =>
        ip.issue(`left out, or spec.type ClusterIP: a ${spec.at('type').scalar} is not headless`),
      ),
  ),
);

/**
 * The addresses in the spec of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export const serviceAddresses: Rule = all(
  when((spec) => isOfType(spec, 'ExternalName'), ofNoName),
  when((spec) => !isOfType(spec, 'ExternalName'), ofCluster),
  fields({ externalIPs: each(all(ipAddress, notSpecial)) }),
);

function eachOnce(families: Field): readonly Issue[] {
  return findDuplicates(families.items().map(({ path, raw: value }) => ({ path, value, owner: families.path })));
}

function sameFirst(spec: Field): Issue[] {
  const [one, several] = [spec.at('clusterIP'), spec.at('clusterIPs')];
  const [first] = several.items();
  if (first === undefined || first.raw === one.raw) return [];
  return [isGiven(one) ? first.issue('what spec.clusterIP is') : several.issue('left out: spec.clusterIP names none')];
}

function noneAlone(spec: Field): Issue[] {
  const several = spec.at('clusterIPs');
  const given = several.items().map(({ raw: value }) => value);
  return [
    ...(given[0] === 'None' && given.length > 1 ? [several.issue('None alone, or without it')] : []),
    ...(given.length > MOST_ADDRESSES ? [several.issue(`at most ${MOST_ADDRESSES} addresses`)] : []),
  ];
}

/** Of each family there is one address, in the order of `ipFamilies`. */
function ofFamilies(spec: Field): Issue[] {
  const ips = clusterIPsOf(spec);
  const bytes = ips.map(({ scalar: word }) => (addressOf(word) as Address).length);
  const families = spec.at('ipFamilies').items();
  return [
    ...(ips.length === 2 && bytes[0] === bytes[1]
      ? [spec.at('clusterIPs').issue('one IPv4 and one IPv6 address')]
      : []),
    ...ips
      .filter((_, index) => isAnother(families[index], bytes[index]))
      .map((ip) => ip.issue('of the family in spec.ipFamilies')),
  ];
}

function isAnother(family: Field | undefined, bytes: number | undefined): boolean {
  const known = Object.hasOwn(BYTES, family?.scalar ?? '') ? BYTES[family?.scalar as keyof typeof BYTES] : bytes;
  return known !== bytes;
}

function notSpecial(ip: Field): Issue[] {
  const address = addressOf(ip.scalar);
  const isSpecial =
    address !== undefined &&
    SPECIAL.some((range) => isIn(rangeOf(range) as NonNullable<ReturnType<typeof rangeOf>>, address));
  return isSpecial || LINK_LOCAL_MULTICAST.test(ip.scalar)
    ? [ip.issue('an address that others can reach: not 0.0.0.0, of the machine itself or of its link')]
    : [];
}
