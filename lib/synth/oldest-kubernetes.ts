import type { App } from 'cdk8s';
import { type KubernetesVersion, OLDEST_KUBERNETES, parseSupportedVersion, SUPPORTED_VERSION } from '../kubernetes';

/** The context by which an App says that it is applied to no older Kubernetes: `app.node.setContext('kubernetes', '1.30')`. */
const CONTEXT_KEY = 'kubernetes';

/**
 * The oldest Kubernetes that an App is applied to: what its context says, otherwise the oldest of the project.
 *
 * @throws where the context is no version that is supported
 */
export function oldestKubernetes(app: App): KubernetesVersion {
  const version = app.node.tryGetContext(CONTEXT_KEY) ?? OLDEST_KUBERNETES;
  const parsed = typeof version === 'string' ? parseSupportedVersion(version) : undefined;
  if (parsed !== undefined) return parsed;
  throw new Error(
    `The context ${CONTEXT_KEY} of the App is ${JSON.stringify(version)}, and must be a string with ${SUPPORTED_VERSION}`,
  );
}
