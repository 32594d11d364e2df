import { isObject, type JsonObject } from '../../kubernetes';
import { PLACEHOLDER_CLUSTER_IP } from './placeholders';

const SINGLE_STACK = { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
const DUAL_STACK = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };

/**
 * Gives a Service the address and IP families that an IPv4 cluster allocates, if it does not set them. Node ports are
 * left out, since nobody can know which ones the cluster chooses. A headless Service without selector has both
 * families, since its endpoints may have either.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export function allocateAddresses(service: JsonObject): JsonObject {
  const { spec } = service;
  if (!isObject(spec) || spec.type === 'ExternalName') return service;
  const clusterIP = spec.clusterIP ?? PLACEHOLDER_CLUSTER_IP;
  const isHeadlessWithoutSelector = clusterIP === 'None' && spec.selector === undefined;
  const families = isHeadlessWithoutSelector ? DUAL_STACK : SINGLE_STACK;
  return { ...service, spec: { clusterIP, clusterIPs: [clusterIP], ...families, ...spec } };
}
