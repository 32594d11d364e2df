import { shellWord } from '../../text';
import { Field } from '../../validation';
import { CannotVerify, type ClusterClient, type Kubectl, toKubectlError } from '../cluster';

const NO_CONTEXT = /current-context must exist/;
const OTHER_CONTEXTS = /cannot locate context|context .* does not exist/;

/** The namespace of a cluster. */
export interface ClusterLocation {
  /** Empty where the kubeconfig has no current context. */
  readonly context: string;
  readonly namespace: string;
}

/** Where kubectl works by itself; in a pod, where it needs no kubeconfig, the namespace isn't known. */
export type KubectlDefaults = Pick<ClusterLocation, 'context'> & Partial<ClusterLocation>;

/**
 * Where kubectl works by itself.
 *
 * @throws CannotVerify where its kubeconfig can't be read, or has no such context
 */
export async function readKubectlDefaults(kubectl: Kubectl, context: string | undefined): Promise<KubectlDefaults> {
  const { code, stdout, stderr } = await kubectl.run(['config', 'view', '--minify', '--output=json']);
  if (code !== 0) {
    if (NO_CONTEXT.test(stderr)) return { context: '' };
    throw new CannotVerify([
      OTHER_CONTEXTS.test(stderr)
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

/** What leads kubectl there. */
export function kubectlFlags({ context, namespace }: Partial<ClusterLocation>): string[] {
  return [...(context ? [`--context=${context}`] : []), ...(namespace ? [`--namespace=${namespace}`] : [])];
}

/** The version of the cluster: `v1.34.4`. */
export async function readServerVersion(kubectl: Kubectl): Promise<string> {
  const args = ['version', '--output=json'];
  const ended = await kubectl.run(args);
  if (ended.code !== 0) throw toKubectlError(args, ended.stderr);
  return new Field(JSON.parse(ended.stdout)).at('serverVersion', 'gitVersion').scalar;
}

/** Throws where a namespace isn't there. Who may not know whether it is goes on. */
export async function assertNamespaceExists(kubectl: Kubectl, { context, namespace }: ClusterLocation): Promise<void> {
  const { code, stderr } = await kubectl.run(['get', 'namespace', namespace, '--output=name']);
  if (code !== 0 && /NotFound/.test(stderr)) {
    throw new CannotVerify([`There is no namespace ${namespace} in ${context || 'the cluster'}.`]);
  }
}

/** Throws where there is no such StatefulSet. */
export async function assertStatefulSetExists(
  cluster: ClusterClient,
  name: string,
  place: ClusterLocation,
  path: string,
): Promise<void> {
  if ((await cluster.find('statefulsets.apps', name)) !== undefined) return;
  const command = ['kubectl', ...kubectlFlags(place), 'apply', `--filename=${path}/`].map(shellWord).join(' ');
  throw new CannotVerify([
    `There is no StatefulSet ${name} in the namespace ${place.namespace} of ${place.context || 'the cluster'}. To make it: ${command}`,
  ]);
}
