import {
  isObject,
  isOlder,
  isSame,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  listOf,
  mapOf,
  objectOf,
  omitKeys,
  VALIDATED_SINCE,
} from '../../kubernetes';
import { allocateAddresses } from '../create';

/**
 * Prepares the update of a Service. Allocated values stay if the manifest omits them. Fields that only
 * the old type uses are dropped, unless the manifest changes them.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export function prepareServiceForUpdate(live: JsonObject, next: JsonObject, version: KubernetesVersion): JsonObject {
  const [liveSpec, nextSpec] = [mapOf(live.spec), mapOf(next.spec)];
  const withPorts = keepNodePorts(liveSpec, keepHealthCheckNodePort(liveSpec, nextSpec), version);
  const { spec } = allocateAddresses({ ...next, spec: keepAddresses(liveSpec, withPorts) });
  return { ...next, spec: dropUnusedFields(liveSpec, mapOf(spec), version) };
}

const hasClusterIP = ({ type }: JsonObject) => type !== 'ExternalName';
const isLoadBalancer = ({ type }: JsonObject) => type === 'LoadBalancer';
const hasNodePorts = ({ type }: JsonObject) => type === 'NodePort' || type === 'LoadBalancer';
const hasHealthCheck = (spec: JsonObject) => isLoadBalancer(spec) && spec.externalTrafficPolicy === 'Local';

/** Whether clients outside the cluster can reach the Service. */
function isExternallyAccessible(spec: JsonObject, version: KubernetesVersion): boolean {
  const hasExternalIPs =
    hasClusterIP(spec) &&
    spec.externalIPs !== undefined &&
    !isOlder(version, VALIDATED_SINCE.trafficPolicyOfExternalIPs);
  return hasNodePorts(spec) || hasExternalIPs;
}

/** Whether every port of a Service gets a node port, even if the manifest asks for none. */
function allocatesNodePorts(spec: JsonObject, version: KubernetesVersion): boolean {
  const isOptedOut = isLoadBalancer(spec) && spec.allocateLoadBalancerNodePorts === false;
  return hasNodePorts(spec) && (isOlder(version, '1.34') || !isOptedOut);
}

function keepHealthCheckNodePort(live: JsonObject, next: JsonObject): JsonObject {
  return hasHealthCheck(live) && hasHealthCheck(next) ? { ...pickKeys(live, ['healthCheckNodePort']), ...next } : next;
}

/** Keeps the node ports of ports by their names, unless another port of the manifest takes them. */
function keepNodePorts(live: JsonObject, next: JsonObject, version: KubernetesVersion): JsonObject {
  if (!allocatesNodePorts(live, version) || !allocatesNodePorts(next, version)) return next;
  const liveNodePorts = new Map(portsOf(live).map(({ name, nodePort }) => [name, nodePort]));
  const taken = nodePortsOf(next);
  const ports = portsOf(next).map((port) => {
    const nodePort = liveNodePorts.get(port.name);
    const isKept = port.nodePort === undefined && nodePort !== undefined && !taken.includes(nodePort);
    return isKept ? { ...port, nodePort } : port;
  });
  return { ...next, ports };
}

/** Keeps the addresses and IP families. If only one of `clusterIP` and `clusterIPs` changes, the other follows. */
function keepAddresses(live: JsonObject, next: JsonObject): JsonObject {
  const kept =
    hasClusterIP(live) && hasClusterIP(next)
      ? { ...pickKeys(live, ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']), ...next }
      : next;
  const { clusterIP, clusterIPs } = kept;
  if (clusterIP === live.clusterIP || !isSame(clusterIPs, live.clusterIPs)) return kept;
  const others = omitKeys(kept, ['clusterIPs']);
  return clusterIP === undefined ? others : { ...others, clusterIPs: [clusterIP] };
}

/** Fields that only some Services use. */
const OPTIONAL_FIELDS: readonly {
  readonly fields: readonly string[];
  isUsedBy(spec: JsonObject, version: KubernetesVersion): boolean;
}[] = [
  { fields: ['ipFamilies', 'ipFamilyPolicy'], isUsedBy: hasClusterIP },
  { fields: ['healthCheckNodePort'], isUsedBy: hasHealthCheck },
  { fields: ['allocateLoadBalancerNodePorts', 'loadBalancerClass'], isUsedBy: isLoadBalancer },
  { fields: ['externalTrafficPolicy'], isUsedBy: isExternallyAccessible },
];

function dropUnusedFields(live: JsonObject, next: JsonObject, version: KubernetesVersion): JsonObject {
  const unused = OPTIONAL_FIELDS.filter(({ isUsedBy }) => isUsedBy(live, version) && !isUsedBy(next, version))
    .flatMap(({ fields }) => fields)
    .filter((field) => isSame(live[field], next[field]));
  const addresses = hasClusterIP(next) ? [] : unusedAddressFields(live, next);
  return dropUnusedNodePorts(live, omitKeys(next, [...unused, ...addresses]));
}

/** The address fields that an ExternalName Service loses. Its internal traffic policy is never shown. */
function unusedAddressFields(live: JsonObject, next: JsonObject): string[] {
  const isUnchanged = live.clusterIP === next.clusterIP && isSame(live.clusterIPs, next.clusterIPs);
  return ['internalTrafficPolicy', ...(isUnchanged ? ['clusterIP', 'clusterIPs'] : [])];
}

/** Drops the node ports of a Service whose new type has none, unless the manifest sets other ones. */
function dropUnusedNodePorts(live: JsonObject, next: JsonObject): JsonObject {
  if (!hasNodePorts(live) || hasNodePorts(next) || next.ports === undefined) return next;
  const liveNodePorts = nodePortsOf(live);
  const isUnchanged = nodePortsOf(next).every((nodePort) => liveNodePorts.includes(nodePort));
  return isUnchanged ? { ...next, ports: portsOf(next).map((port) => omitKeys(port, ['nodePort'])) } : next;
}

function portsOf({ ports }: JsonObject): readonly JsonObject[] {
  return listOf(ports).filter(isObject);
}

function nodePortsOf(spec: JsonObject): readonly Json[] {
  return portsOf(spec).flatMap(({ nodePort }) => nodePort ?? []);
}

function pickKeys(object: JsonObject, keys: readonly string[]): JsonObject {
  return objectOf(Object.entries(object).filter(([key]) => keys.includes(key)));
}
