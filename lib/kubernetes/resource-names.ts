/** What pods can ask for, by the names that API servers know without a prefix. */
export const RESOURCES_OF_CONTAINERS: readonly string[] = ['cpu', 'memory', 'ephemeral-storage'];

/** What is counted, and not measured. */
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
 * What a ResourceQuota can bound, by the names that API servers know without a prefix.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const RESOURCES_OF_QUOTAS: readonly string[] = [
  ...RESOURCES_OF_CONTAINERS,
  ...RESOURCES_OF_CONTAINERS.flatMap((resource) => [`requests.${resource}`, `limits.${resource}`]),
  'requests.storage',
  ...COUNTED_RESOURCES,
];

/** What a LimitRange can bound of claims. */
export const STORAGE = 'storage';

const OF_PODS = ['pods', 'cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];

/**
 * What a ResourceQuota for some pods or claims alone can bound, by its scope.
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
