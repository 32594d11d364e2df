import { networkInterfaces } from 'node:os';

/** What the tests know of a cluster before they touch it. */
export interface ClusterTarget {
  /** The variables of the environment that they go by. */
  readonly environment: { readonly KUBECONFIG?: string; readonly TEST_CLUSTER?: string };
  /** The current context of the kubeconfig. */
  readonly context: string;
  /** The address of its API server. */
  readonly server: string;
  /** The proxy by which it is reached, if by one. */
  readonly proxy?: string;
}

/** What stands against running tests that fill and empty a cluster without one being named. */
export function missingKubeconfigError({ KUBECONFIG }: ClusterTarget['environment']): string | undefined {
  if (KUBECONFIG) return undefined;
  return 'KUBECONFIG is not set. These tests apply dist/ to a cluster, in a namespace of their own that they delete: set KUBECONFIG to the kubeconfig of a cluster for tests, such as one of kind or minikube.';
}

/** What stands against running tests on this cluster: that it doesn't look like one for tests. */
export function unknownClusterError({ environment, context, server, proxy }: ClusterTarget): string | undefined {
  // What a proxy takes for "this machine" is another one.
  const isHere = proxy === undefined && isOnThisMachine(server);
  if (isHere || environment.TEST_CLUSTER === context) return undefined;
  const way = proxy === undefined ? '' : ` by ${proxy}`;
  return `The context ${context} leads to ${server}${way}, which is not on this machine and may be no cluster for tests. To go on all the same, set TEST_CLUSTER=${context}.`;
}

function isOnThisMachine(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const host = new URL(server).hostname.replace(/^\[|\]$/g, '');
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return host === 'localhost' || /^127(\.\d+){3}$/.test(host) || own.some(({ address }) => address === host);
}
