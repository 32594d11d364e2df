import type { KubernetesVersion } from './versions';

/**
 * What the versions of API servers that were measured see otherwise in pods, and the first of these that sees it so.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const LATER_POD_RULES = {
  /** Names of environment variables may be any printable ASCII but "=". */
  relaxedEnvironment: '1.32',
  /** A container can be told all addresses of its node. */
  hostIPs: '1.29',
  /** Search domains may have underscores, or be ".". */
  relaxedDnsSearch: '1.34',
  /** The template of a StatefulSet is looked at as a whole. */
  templateOfStatefulSet: '1.34',
  /** The token of a service account must stand within its volume. */
  localTokenPath: '1.34',
  /** A node affinity that is required can't ask for what is no label value. */
  nodeAffinityValues: '1.34',
  /** The sysctls of what a pod shares with its node are the node's. */
  sysctlsOfHost: '1.34',
  /** Labels that are to match are put into the selector of a topology spread, and can't be in it already. */
  spreadKeysMerged: '1.34',
  /** What says AppArmor by an annotation and by a field must say the same. */
  appArmorMatches: '1.34',
  /** A pod can do without the users of its node. What came before drops that, and what hangs on it. */
  hostUsers: '1.34',
  /** A pod can claim devices. What came before drops that. */
  resourceClaims: '1.34',
  /** What is resized with a restart must be allowed one. What came before drops how containers are resized. */
  resizePolicy: '1.34',
  /** A restart policy of a container that is no init container is dropped, no longer refused. */
  containerRestartPolicyDropped: '1.34',
  /** Sources of data are named by a group that is a DNS name. */
  dataSourceGroup: '1.34',
  /** Any container may have a restart policy of its own. What came before drops all but that of sidecars. */
  containerRestartPolicy: '1.35',
  /** A pod can have a name of its own. What came before drops that. */
  hostnameOverride: '1.35',
  /** A variable can come from a file. What came before drops that, and misses a source. */
  variablesFromFiles: '1.35',
  /** Addresses have one spelling each: no leading zeros, no IPv4 in IPv6. */
  strictAddresses: '1.36',
  /** Init containers that end can't be resized with a restart. */
  initContainersResizedInPlace: '1.36',
  /** The volumes of a pod may be mounted with its SELinux label. */
  seLinuxMounts: '1.37',
  /** An image that is a volume has a name in templates too. */
  imageOfTemplates: '1.37',
} as const satisfies Record<string, KubernetesVersion>;
