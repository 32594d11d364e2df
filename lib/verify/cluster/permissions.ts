import type { ClusterClient } from './cluster-client';

/** A verb on a resource in a namespace, such as `delete pods` or `create pods/exec`. */
export interface Permission {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
}

/**
 * The permissions that the user lacks. Asks the API server, and changes nothing on the cluster.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function findMissingPermissions(
  cluster: ClusterClient,
  namespace: string,
  permissions: readonly Permission[],
): Promise<readonly Permission[]> {
  const reviews = permissions.map((permission) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace, ...permission } },
  }));
  const allowed = await cluster.create(reviews, '.status.allowed');
  return permissions.filter((_, index) => allowed[index] !== 'true');
}

/** A permission with its verb first: `delete pods`, `patch statefulsets.apps`. */
export function describePermission({ verb, group, resource, subresource }: Permission): string {
  const suffix = group === '' ? '' : `.${group}`;
  return `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}${suffix}`;
}
