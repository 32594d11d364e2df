import type { App } from 'cdk8s';
import { type KubernetesVersion, OLDEST_KUBERNETES } from '../kubernetes';

/** The context by which an App says that it is applied to no older Kubernetes: `app.node.setContext('kubernetes', '1.30')`. */
const CONTEXT = 'kubernetes';

/**
 * The oldest Kubernetes that an App is applied to: what its context says, otherwise the oldest of the project.
 *
 * @throws where the context is no version
 */
export function kubernetesOf(app: App): KubernetesVersion {
  const version = app.node.tryGetContext(CONTEXT) ?? OLDEST_KUBERNETES;
  if (typeof version === 'string' && /^\d+\.\d+$/.test(version)) return version as KubernetesVersion;
  throw new Error(
    `The context ${CONTEXT} of the App is ${JSON.stringify(version)}, and must be a version such as '1.30'`,
  );
}
