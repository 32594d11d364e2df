import {
  isObject,
  isOlder,
  isSame,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  objectOf,
} from '../../kubernetes';
import { allocateAddresses } from '../create';

/**
 * A Service that is updated, with what the server carries over from before where the update doesn't say it, and
 * without what its type has no use for.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export function prepareServiceForUpdate(before: JsonObject, after: JsonObject, version: KubernetesVersion): JsonObject {
  const [old, given] = [specOf(before), specOf(after)];
  const carried = withAddresses(withNodePorts(old, given, version), old);
  const { spec } = allocateAddresses({ ...after, spec: carried });
  return { ...after, spec: withoutUnused(old, spec as JsonObject, version) };
}

function specOf({ spec }: JsonObject): JsonObject {
  return isObject(spec) ? spec : {};
}

const isAddressed = ({ type }: JsonObject) => type !== 'ExternalName';
const isNodePorted = ({ type }: JsonObject) => type === 'NodePort' || type === 'LoadBalancer';
const isBalanced = ({ type }: JsonObject) => type === 'LoadBalancer';
const isChecked = (spec: JsonObject) => isBalanced(spec) && spec.externalTrafficPolicy === 'Local';

/** Whether every port of it gets a node port, asked for or not. */
function takesNodePorts(spec: JsonObject, version: KubernetesVersion): boolean {
  const isOptional = isBalanced(spec) && spec.allocateLoadBalancerNodePorts === false;
  return isNodePorted(spec) && (isOlder(version, '1.34') || !isOptional);
}

/** Whether it is reached from outside the cluster. */
function isAccessible(spec: JsonObject, version: KubernetesVersion): boolean {
  const hasOutside = isAddressed(spec) && spec.externalIPs !== undefined && !isOlder(version, '1.34');
  return isNodePorted(spec) || hasOutside;
}

const OF_ADDRESSES = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];

function withAddresses(spec: JsonObject, old: JsonObject): JsonObject {
  const kept = isAddressed(old) && isAddressed(spec) ? { ...only(old, OF_ADDRESSES), ...spec } : spec;
  const { clusterIP, clusterIPs } = kept;
  if (clusterIP === old.clusterIP || !isSame(clusterIPs, old.clusterIPs)) return kept;
  // Who changes the one address means the list of them too.
  const rest = without(kept, ['clusterIPs']);
  return clusterIP === undefined ? rest : { ...rest, clusterIPs: [clusterIP] };
}

function withNodePorts(old: JsonObject, given: JsonObject, version: KubernetesVersion): JsonObject {
  const isHealthKept = isChecked(old) && isChecked(given);
  const spec = isHealthKept ? { ...only(old, ['healthCheckNodePort']), ...given } : given;
  if (!takesNodePorts(old, version) || !takesNodePorts(given, version)) return spec;
  const taken = nodePortsOf(spec);
  const byName = new Map(portsOf(old).map(({ name, nodePort }) => [name, nodePort]));
  const ports = portsOf(spec).map((port) => {
    const nodePort = port.nodePort ?? byName.get(port.name);
    const isFree = port.nodePort !== undefined || !taken.includes(nodePort);
    return nodePort !== undefined && isFree ? { ...port, nodePort } : port;
  });
  return { ...spec, ports };
}

function portsOf({ ports }: JsonObject): readonly JsonObject[] {
  return Array.isArray(ports) ? ports : [];
}

function nodePortsOf(spec: JsonObject): readonly (Json | undefined)[] {
  return portsOf(spec).flatMap(({ nodePort }) => nodePort ?? []);
}

/** Without what was of use before, isn't any more, and wasn't changed along with the type. */
function withoutUnused(old: JsonObject, spec: JsonObject, version: KubernetesVersion): JsonObject {
  const unused = [
    { needs: isAddressed, fields: ['ipFamilies', 'ipFamilyPolicy'] },
    { needs: isChecked, fields: ['healthCheckNodePort'] },
    { needs: isBalanced, fields: ['allocateLoadBalancerNodePorts', 'loadBalancerClass'] },
    { needs: (one: JsonObject) => isAccessible(one, version), fields: ['externalTrafficPolicy'] },
  ]
    .filter(({ needs }) => needs(old) && !needs(spec))
    .flatMap(({ fields }) => fields.filter((field) => isSame(old[field], spec[field])));
  const left = without(spec, isAddressed(spec) ? unused : [...unused, ...unusedAddresses(old, spec)]);
  if (!isNodePorted(old) || isNodePorted(spec)) return left;
  const known = nodePortsOf(old);
  const isOwn = nodePortsOf(spec).every((port) => known.includes(port));
  return isOwn && left.ports !== undefined
    ? { ...left, ports: portsOf(left).map((port) => without(port, ['nodePort'])) }
    : left;
}

/** What a Service without an address of its own gives up; its traffic policy is never shown. */
function unusedAddresses(old: JsonObject, spec: JsonObject): string[] {
  const isKept = old.clusterIP === spec.clusterIP && isSame(old.clusterIPs, spec.clusterIPs);
  return ['internalTrafficPolicy', ...(isKept ? ['clusterIP', 'clusterIPs'] : [])];
}

function only(object: JsonObject, names: readonly string[]): JsonObject {
  return objectOf(Object.entries(object).filter(([name]) => names.includes(name)));
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return objectOf(Object.entries(object).filter(([name]) => !names.includes(name)));
}
