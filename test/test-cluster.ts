import { networkInterfaces } from 'node:os';

/** The cluster that tests are about to change. */
export interface ClusterTarget {
  /** The environment variables that choose the cluster. */
  readonly environment: { readonly KUBECONFIG?: string; readonly TEST_CLUSTER?: string };
  /** The current context of the kubeconfig. */
  readonly context: string;
  /** The URL of its API server. */
  readonly server: string;
  /** The URL of the proxy in front of the API server, if there is one. */
  readonly proxy?: string;
}

/** The error if no kubeconfig is named. Cluster tests never use the default kubeconfig. */
export function missingKubeconfigError({ KUBECONFIG }: ClusterTarget['environment']): string | undefined {
  if (KUBECONFIG) return undefined;
  return 'KUBECONFIG is not set. These tests create objects on a cluster and delete them. Set KUBECONFIG to the kubeconfig of a test cluster, such as one of kind or minikube.';
}

/** The error if a cluster does not look like a test cluster: it is on another machine, and TEST_CLUSTER does not name it. */
export function unknownClusterError({ environment, context, server, proxy }: ClusterTarget): string | undefined {
  // For a proxy, localhost is the machine of the proxy.
  const isHere = proxy === undefined && isOnThisMachine(server);
  if (isHere || environment.TEST_CLUSTER === context) return undefined;
  const way = proxy === undefined ? '' : ` by ${proxy}`;
  return `The context ${context} leads to ${server}${way}, which is not on this machine and may not be a test cluster. If it is one, set TEST_CLUSTER=${context}.`;
}

function isOnThisMachine(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const host = new URL(server).hostname.replace(/^\[|\]$/g, '');
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return host === 'localhost' || /^127(\.\d+){3}$/.test(host) || own.some(({ address }) => address === host);
}
