/**
 * The most bytes that all annotations of an object have together, keys and values.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export const MOST_BYTES_OF_ANNOTATIONS = 256 * 1024;

/**
 * The annotation in which `kubectl apply` keeps the whole object as it applied it.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
 */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
