import { compareStrings } from './compare-strings';

/** The keys that readers look for first, in the order in which a map shows them. */
const FIRST_KEYS = [
  ...['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'annotations'],
  ...['type', 'clusterIP', 'serviceName', 'replicas', 'podManagementPolicy', 'updateStrategy', 'selector'],
  ...['image', 'imagePullPolicy', 'command', 'args', 'workingDir'],
  ...['containerPort', 'protocol', 'path', 'port', 'targetPort', 'nodePort', 'ports'],
  ...['env', 'envFrom', 'accessModes', 'requests', 'resources', 'volumeMounts'],
  ...['maxSkew', 'topologyKey', 'whenUnsatisfiable'],
];
const KEY_RANKS = new Map(FIRST_KEYS.map((key, index) => [key, index]));

/** Returns the value with the keys of all maps sorted: `FIRST_KEYS`, then all others alphabetically. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other) || compareStrings(one, other));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}

function rank(key: string): number {
  return KEY_RANKS.get(key) ?? FIRST_KEYS.length;
}
