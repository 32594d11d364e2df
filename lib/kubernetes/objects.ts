import { KINDS } from './api-types';

/** The namespace that kubectl uses if neither the manifest nor its context names one. */
export const DEFAULT_NAMESPACE = 'default';

/**
 * The annotation in which `kubectl apply` stores the manifest that it applied.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
 */
export const LAST_APPLIED_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** Identifies an object of a cluster. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  /** Null or undefined if the manifest names none. */
  readonly namespace?: string | null | undefined;
  readonly name: string;
}

/** The group of an `apiVersion`: `apps` of `apps/v1`, the empty string of `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** The cluster-scoped kinds by group and name: `rbac.authorization.k8s.io/ClusterRole`, `/Node`. */
const CLUSTER_SCOPED_KINDS: ReadonlySet<string> = new Set([
  ...Object.entries(KINDS)
    .filter(([, { namespaced }]) => !namespaced)
    .map(([name]) => name.split(' ') as [string, string])
    .map(([apiVersion, kind]) => `${groupOf(apiVersion)}/${kind}`),
  // A custom resource of Kubernetes' own CSI project.
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
]);
const CLUSTER_SCOPED_NAMES: ReadonlySet<string> = new Set(
  [...CLUSTER_SCOPED_KINDS].map((kind) => kind.slice(kind.indexOf('/') + 1)),
);

/**
 * Whether objects of a kind are in no namespace. Kinds that the API server does not serve by itself, such as custom
 * resources, count as namespaced.
 *
 * @param apiVersion without it, Kubernetes' own kind of this name is meant
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace
 */
export function isClusterScoped(kind: string, apiVersion?: string): boolean {
  return apiVersion === undefined
    ? CLUSTER_SCOPED_NAMES.has(kind)
    : CLUSTER_SCOPED_KINDS.has(`${groupOf(apiVersion)}/${kind}`);
}

/** The namespace that kubectl puts an object into. Empty for cluster-scoped kinds. */
export function namespaceOf({ apiVersion, kind, namespace }: Omit<ObjectIdentity, 'name'>): string {
  return isClusterScoped(kind, apiVersion) ? '' : namespace || DEFAULT_NAMESPACE;
}

/** A key that is equal for manifests of one object, whichever version of its API they use. */
export function objectKeyOf(identity: ObjectIdentity): string {
  return [groupOf(identity.apiVersion), identity.kind, namespaceOf(identity), identity.name].join('/');
}
