import { CONTAINER_RESOURCES } from './resource-names';

/**
 * The fields of a pod that the environment of its containers can hold.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const DOWNWARD_ENV_FIELDS = {
  pattern:
    /^(metadata\.(name|namespace|uid|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIP|hostIPs|podIP|podIPs))$/,
  words:
    "metadata.name, .namespace, .uid, .labels['key'], .annotations['key'], spec.nodeName, .serviceAccountName, status.hostIP, .hostIPs, .podIP, .podIPs",
} as const;

/**
 * The requests and limits of a container that its environment and files can hold.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export const DOWNWARD_RESOURCES = ['limits', 'requests'].flatMap((bound) =>
  CONTAINER_RESOURCES.map((resource) => `${bound}.${resource}`),
);

/**
 * The fields of a pod that a file of a downward API volume can hold.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const DOWNWARD_FILE_FIELDS = {
  pattern: /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['.*'\])$/s,
  words: "metadata.name, .namespace, .uid, .labels, .annotations, .labels['key'], .annotations['key']",
} as const;

/** The name by which old clients ask for `spec.nodeName`. */
export const LEGACY_NODE_NAME_FIELD = 'spec.host';

/**
 * The divisors that a request or limit can have in the downward API: those of `cpu`, and those of all other resources.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export const DOWNWARD_DIVISORS = {
  cpu: ['1m', '1'],
  other: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
} as const;
