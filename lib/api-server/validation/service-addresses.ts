import { ENUM_VALUES } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { type AddressRange, ipAddress, isInAddressRange, parseAddress, parseRange } from './ip-address';
import { clusterIPsOf, hasNodePorts, isExternalName, isHeadless } from './service-type';

const MOST_ADDRESSES = 2;
const BYTES: Readonly<Record<string, number>> = { IPv4: 4, IPv6: 16 };

/** Ranges whose addresses no client of an external IP can reach. */
const UNREACHABLE = ['0.0.0.0/32', '::/128', '127.0.0.0/8', '::1/128', '169.254.0.0/16', 'fe80::/10', '224.0.0.0/24']
  .map(parseRange)
  .filter((range): range is AddressRange => range !== undefined);
const LINK_LOCAL_MULTICAST = /^ff[0-9a-f]2:/i;

const noAddress = f.forbidden('an external Service has no address');

const externalNameRules: FieldRule = f.object({
  clusterIP: noAddress,
  clusterIPs: noAddress,
  ipFamilies: noAddress,
  ipFamilyPolicy: noAddress,
});

/** The cluster IPs are addresses. Only the first can be `None`. */
const clusterIPRules: FieldRule = (spec, version) =>
  clusterIPsOf(spec).flatMap((ip, index) => (index === 0 && ip.raw === 'None' ? [] : ipAddress(ip, version)));

const clusterRules: FieldRule = f.allOf(
  f.object({
    ipFamilies: f.allOf(f.array(f.enumOf(ENUM_VALUES.ipFamily)), f.uniqueItems),
    ipFamilyPolicy: f.optional(f.enumOf(ENUM_VALUES.ipFamilyPolicy)),
  }),
  validateFirstClusterIP,
  clusterIPRules,
  validateClusterIPCount,
  f.when((spec, version) => clusterIPsOf(spec).every((ip) => ipAddress(ip, version).length === 0), validateFamilies),
  f.when((spec, version) => hasNodePorts(spec, version) && isHeadless(spec), rejectClusterIPs),
);

/**
 * The addresses in the spec of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export const serviceAddressesRules: FieldRule = f.allOf(
  f.when(isExternalName, externalNameRules),
  f.when(f.not(isExternalName), clusterRules),
  f.object({
    externalIPs: f.array(
      f.allOf(
        ipAddress,
        f.refine(isReachable, 'an address that clients can reach: not unspecified, loopback or link-local'),
      ),
    ),
  }),
);

/** `clusterIP` is the first of `clusterIPs`. */
function validateFirstClusterIP(spec: Field): readonly Issue[] {
  const [ip, ips] = [spec.at('clusterIP'), spec.at('clusterIPs')];
  const [first] = ips.items();
  if (first === undefined || first.raw === ip.raw) return [];
  return [
    isSet(ip) ? first.issue(`${ip.scalar}, as spec.clusterIP`) : ips.issue('left out: there is no spec.clusterIP'),
  ];
}

function validateClusterIPCount(spec: Field): readonly Issue[] {
  const ips = spec.at('clusterIPs');
  const [first, ...others] = ips.items();
  const isMixed = first?.raw === 'None' && others.length > 0;
  return [
    ...(isMixed ? [ips.issue('None alone, or without it')] : []),
    ...(others.length >= MOST_ADDRESSES ? [ips.issue(`a list of at most ${MOST_ADDRESSES}`)] : []),
  ];
}

/** There is one address of each family, in the order of `ipFamilies`. */
function validateFamilies(spec: Field): readonly Issue[] {
  const ips = clusterIPsOf(spec);
  const families = spec.at('ipFamilies').items();
  const bytes = ips.map(({ scalar }) => parseAddress(scalar)?.length);
  const isOfOneFamily = ips.length === MOST_ADDRESSES && bytes[0] === bytes[1];
  return [
    ...(isOfOneFamily ? [spec.at('clusterIPs').issue('one IPv4 and one IPv6 address')] : []),
    ...ips.flatMap((ip, index) => {
      const family = families[index]?.scalar ?? '';
      const isOther = Object.hasOwn(BYTES, family) && BYTES[family] !== bytes[index];
      return isOther ? [ip.issue(`an ${family} address, as in spec.ipFamilies`)] : [];
    }),
  ];
}

function rejectClusterIPs(spec: Field): readonly Issue[] {
  const type = spec.at('type').scalar;
  return clusterIPsOf(spec).map((ip) => ip.issue(`left out, or spec.type ClusterIP: a ${type} is not headless`));
}

function isReachable({ scalar }: Field): boolean {
  const address = parseAddress(scalar);
  const isUnreachable = address !== undefined && UNREACHABLE.some((range) => isInAddressRange(range, address));
  return !isUnreachable && !LINK_LOCAL_MULTICAST.test(scalar);
}
