import { compareStrings } from './by-letters';

/** The keys that people look for first, in the order in which they expect them within one map. */
const FIRST_KEYS = [
  ...['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'annotations'],
  ...['type', 'clusterIP', 'serviceName', 'replicas', 'podManagementPolicy', 'updateStrategy', 'selector'],
  ...['image', 'imagePullPolicy', 'command', 'args', 'workingDir'],
  ...['containerPort', 'protocol', 'path', 'port', 'targetPort', 'nodePort', 'ports'],
  ...['env', 'envFrom', 'accessModes', 'requests', 'resources', 'volumeMounts'],
  ...['maxSkew', 'topologyKey', 'whenUnsatisfiable'],
];
const KEY_RANKS = new Map(FIRST_KEYS.map((key, index) => [key, index]));

/** The value with the keys of its maps in the order in which people read them: `FIRST`, then by the alphabet. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other) || compareStrings(one, other));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}

function rank(key: string): number {
  return KEY_RANKS.get(key) ?? FIRST_KEYS.length;
}
