import { quoteShellWord } from '../../text';
import { Field } from '../../validation';
import { CannotVerify, type ClusterClient, type Kubectl, toKubectlError } from '../cluster';

const NO_CURRENT_CONTEXT = /current-context must exist/;
const UNKNOWN_CONTEXT = /cannot locate context|context .* does not exist/;

/** A namespace of a cluster. */
export interface ClusterLocation {
  /** The context of the kubeconfig. Empty if it has no current context. */
  readonly context: string;
  readonly namespace: string;
}

/** The location that kubectl uses by default. In a pod, without a kubeconfig, the namespace is unknown. */
export type KubectlDefaults = Pick<ClusterLocation, 'context'> & Partial<ClusterLocation>;

/**
 * Reads the context and its namespace from the kubeconfig.
 *
 * @throws CannotVerify if the kubeconfig can't be read, or has no such context
 */
export async function readKubectlDefaults(kubectl: Kubectl, context: string | undefined): Promise<KubectlDefaults> {
  const { code, stdout, stderr } = await kubectl.run(['config', 'view', '--minify', '--output=json']);
  if (code !== 0) {
    if (NO_CURRENT_CONTEXT.test(stderr)) return { context: '' };
    throw new CannotVerify([
      UNKNOWN_CONTEXT.test(stderr)
        ? `The kubeconfig has no context ${context}.`
        : `The kubeconfig can't be read: ${stderr.trim()}`,
    ]);
  }
  const config = new Field(JSON.parse(stdout));
  return {
    context: config.at('current-context').scalar,
    namespace: config.find('contexts', '*', 'context', 'namespace')[0]?.string || 'default',
  };
}

/** The flags that lead kubectl to a location. */
export function kubectlFlags({ context, namespace }: Partial<ClusterLocation>): string[] {
  return [...(context ? [`--context=${context}`] : []), ...(namespace ? [`--namespace=${namespace}`] : [])];
}

/** Reads the version of the API server: `v1.34.4`. */
export async function readServerVersion(kubectl: Kubectl): Promise<string> {
  const args = ['version', '--output=json'];
  const { code, stdout, stderr } = await kubectl.run(args);
  if (code !== 0) throw toKubectlError(args, stderr);
  return new Field(JSON.parse(stdout)).at('serverVersion', 'gitVersion').scalar;
}

/** @throws CannotVerify if the namespace does not exist. A user who may not read namespaces continues. */
export async function assertNamespaceExists(kubectl: Kubectl, { context, namespace }: ClusterLocation): Promise<void> {
  const { code, stderr } = await kubectl.run(['get', 'namespace', namespace, '--output=name']);
  if (code !== 0 && /NotFound/.test(stderr)) {
    throw new CannotVerify([`There is no namespace ${namespace} in ${context || 'the cluster'}.`]);
  }
}

/** @throws CannotVerify if the StatefulSet does not exist, with the command that creates it */
export async function assertStatefulSetExists(
  cluster: ClusterClient,
  name: string,
  location: ClusterLocation,
  folder: string,
): Promise<void> {
  if ((await cluster.find('statefulsets.apps', name)) !== undefined) return;
  const { namespace, context } = location;
  const command = ['kubectl', ...kubectlFlags(location), 'apply', `--filename=${folder}/`]
    .map(quoteShellWord)
    .join(' ');
  throw new CannotVerify([
    `There is no StatefulSet ${name} in the namespace ${namespace} of ${context || 'the cluster'}. To create it, run ${command}`,
  ]);
}
