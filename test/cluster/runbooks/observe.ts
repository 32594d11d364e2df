import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';

/** The UIDs of the pods in a namespace, by name. */
export type PodUids = Readonly<Record<string, string>>;

/** Reads the UIDs of all pods in a namespace. */
export async function readPodUids(namespace: TestNamespace): Promise<PodUids> {
  const { items } = await namespace.read('pods');
  return Object.fromEntries(items.map(({ metadata }: Manifest) => [metadata.name, metadata.uid]));
}

/** Reads the marks in the data of pods, by the name of the pod. */
export async function readMarks(namespace: TestNamespace): Promise<Readonly<Record<string, string>>> {
  const mark = async (pod: string) => (await namespace.runKubectl(['exec', pod, '--', 'cat', '/data/mark'])).trim();
  const pods = Object.keys(await readPodUids(namespace));
  return Object.fromEntries(await Promise.all(pods.map(async (pod) => [pod, await mark(pod)])));
}

/** Reads the claims with their requested sizes, such as `data-web-0 16Mi`. */
export async function readClaimSizes(namespace: TestNamespace): Promise<readonly string[]> {
  const { items } = await namespace.read('persistentvolumeclaims');
  return items.map((claim: Manifest) => `${claim.metadata.name} ${claim.spec.resources.requests.storage}`);
}

/** Reads the subdomains of all pods. */
export async function readSubdomains(namespace: TestNamespace): Promise<readonly string[]> {
  return (await namespace.read('pods')).items.map((pod: Manifest) => pod.spec.subdomain);
}

/** Reads the cluster IP of the Service `web`. */
export async function readClusterIp(namespace: TestNamespace): Promise<string> {
  return (await namespace.read('service', 'web')).spec.clusterIP;
}

/** Reads the update strategy of the StatefulSet `web`, and the image tags of the pods. */
export async function readStrategyAndTags(namespace: TestNamespace): Promise<readonly unknown[]> {
  const { spec } = await namespace.read('statefulset', 'web');
  const { items } = await namespace.read('pods');
  return [spec.updateStrategy, ...items.map((pod: Manifest) => pod.spec.containers[0].image.replace(/.*:/, ''))];
}
