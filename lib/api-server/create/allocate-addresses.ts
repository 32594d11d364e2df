import { isObject, type JsonObject } from '../../kubernetes';

/** Stands for the address that a cluster chooses: one that is kept for documents, and that no cluster has. */
export const SOME_ADDRESS = '192.0.2.1';

/** Stands for the UID that the API server gives a new object: no object has it. */
export const SOME_UID = '00000000-0000-4000-8000-000000000000';

const ONE = { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
const BOTH = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };

/**
 * A new Service with what a cluster of one IP family gives it. Which node ports it chooses nobody can foretell: they
 * are left out. A headless Service whose endpoints somebody else makes is taken to have some of both families.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export function allocateAddresses(service: JsonObject): JsonObject {
  const { spec } = service;
  if (!isObject(spec) || spec.type === 'ExternalName') return service;
  const clusterIP = spec.clusterIP ?? SOME_ADDRESS;
  const isOpen = clusterIP === 'None' && spec.selector === undefined;
  const families = isOpen ? BOTH : ONE;
  return { ...service, spec: { clusterIP, clusterIPs: [clusterIP], ...families, ...spec } };
}
