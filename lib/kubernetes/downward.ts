import { CONTAINER_RESOURCES } from './resource-names';

/**
 * The fields of its pod that a container's environment can have.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const FIELDS_OF_A_POD = {
  pattern:
    /^(metadata\.(name|namespace|uid|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIP|hostIPs|podIP|podIPs))$/,
  words:
    "metadata.name, .namespace, .uid, .labels['key'], .annotations['key'], spec.nodeName, .serviceAccountName, status.hostIP, .hostIPs, .podIP, .podIPs",
} as const;

/**
 * The bounds of a container that its environment can have.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export const RESOURCES_OF_A_CONTAINER = ['limits', 'requests'].flatMap((bound) =>
  CONTAINER_RESOURCES.map((resource) => `${bound}.${resource}`),
);
