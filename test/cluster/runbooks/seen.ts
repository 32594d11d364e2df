import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';

/** The pods of a namespace by name, with their uids. */
export type Uids = Readonly<Record<string, string>>;

export function podsOf(namespace: TestNamespace): Uids {
  const pods = namespace.get('pods').items;
  return Object.fromEntries(pods.map(({ metadata }: Manifest) => [metadata.name, metadata.uid]));
}

/** What the pods say of whose data they have. */
export const dataOf = (namespace: TestNamespace) =>
  Object.fromEntries(Object.keys(podsOf(namespace)).map((pod) => [pod, namespace.exec(pod, 'cat', '/data/mark')]));

export const claimsAndSizes = (namespace: TestNamespace) =>
  namespace
    .get('persistentvolumeclaims')
    .items.map((claim: Manifest) => `${claim.metadata.name} ${claim.spec.resources.requests.storage}`);

export const subdomains = (namespace: TestNamespace) =>
  namespace.get('pods').items.map((pod: Manifest) => pod.spec.subdomain);

export const clusterIp = (namespace: TestNamespace) => namespace.get('service', 'web').spec.clusterIP;
