import type { ClusterClient } from './cluster-client';

/** Something that a user may or may not do in a namespace: `delete pods`, `create pods/exec`. */
export interface Permission {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
}

/**
 * Those of these rights that the user does not have. To ask changes nothing on the cluster.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function findMissingPermissions(
  cluster: ClusterClient,
  namespace: string,
  rights: readonly Permission[],
): Promise<readonly Permission[]> {
  const reviews = rights.map((right) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace, ...right } },
  }));
  const answers = await cluster.create(reviews, '.status.allowed');
  return rights.filter((_, index) => answers[index] !== 'true');
}

/** As a role would name it: `delete pods`, `patch statefulsets.apps`. */
export function describePermission({ verb, group, resource, subresource }: Permission): string {
  const suffix = group === '' ? '' : `.${group}`;
  return `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}${suffix}`;
}
