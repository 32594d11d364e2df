/** The most of what a pod may have. */
export const POD_LIMITS = {
  nameservers: 3,
  dnsSearches: 32,
  dnsSearchCharacters: 2048,
  hostnameCharacters: 64,
  restartRules: 20,
  exitCodes: 255,
  appArmorProfileBytes: 4095,
  gmsaCredentialSpecBytes: 64 * 1024,
  quobyteTenantCharacters: 64,
  iscsiNameAndPortal: 64,
} as const;

/** The units in which a container can have its own bounds told, by the resource. */
export const DIVISORS = {
  cpu: ['1m', '1'],
  other: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
} as const;

/**
 * The sysctls that a pod has for itself as long as it doesn't share this with its node.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export const NAMESPACED_SYSCTLS = {
  hostNetwork: /^net\./,
  hostIPC: /^(kernel\.(sem|shmall|shmmax|shmmni|shm_rmid_forced|shm|msgmax|msgmnb|msgmni|msg)$|fs\.mqueue\.)/,
} as const;

/** The fields of its pod that a file in a volume can have. */
export const FIELDS_OF_A_POD_IN_FILES = {
  pattern: /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['.*'\])$/s,
  words: "metadata.name, .namespace, .uid, .labels, .annotations, .labels['key'], .annotations['key']",
} as const;

/** How clients of old say `spec.nodeName` where they ask for a field of a pod. */
export const OLD_NODE_NAME = 'spec.host';

/** The keys, or how they begin, of annotations that say something to Kubernetes. */
export const ANNOTATIONS_OF_PODS = {
  appArmor: 'container.apparmor.security.beta.kubernetes.io/',
  seccomp: 'seccomp.security.alpha.kubernetes.io/pod',
  containerSeccomp: 'container.seccomp.security.alpha.kubernetes.io/',
  mirror: 'kubernetes.io/config.mirror',
  deletionCost: 'controller.kubernetes.io/pod-deletion-cost',
} as const;
