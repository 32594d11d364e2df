/**
 * Resources that a container can request or limit by a name without a prefix, apart from huge pages.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types
 */
export const CONTAINER_RESOURCES: readonly string[] = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * Resources that a whole pod can request or limit, apart from huge pages.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export const POD_RESOURCES: readonly string[] = ['cpu', 'memory'];

/** Prefix of the names of huge pages. Their size follows. */
export const HUGE_PAGES_PREFIX = 'hugepages-';

/** Resources of a namespace that are counted in whole numbers. */
export const COUNTED_RESOURCES: readonly string[] = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];

/**
 * The resources that a ResourceQuota can limit by a name without a prefix.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const QUOTA_RESOURCES: readonly string[] = [
  ...CONTAINER_RESOURCES,
  ...CONTAINER_RESOURCES.flatMap((resource) => [`requests.${resource}`, `limits.${resource}`]),
  'requests.storage',
  ...COUNTED_RESOURCES,
];

/** The resource that a LimitRange limits of claims. */
export const STORAGE_RESOURCE = 'storage';

const OF_PODS = ['pods', 'cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];

/**
 * The resources that a ResourceQuota with a scope can limit, by scope.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
export const QUOTA_SCOPES: Readonly<Record<string, readonly string[]>> = {
  Terminating: OF_PODS,
  NotTerminating: OF_PODS,
  BestEffort: ['pods'],
  NotBestEffort: OF_PODS,
  PriorityClass: OF_PODS,
  CrossNamespacePodAffinity: OF_PODS,
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
};
