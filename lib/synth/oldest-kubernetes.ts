import type { App } from 'cdk8s';
import { type KubernetesVersion, OLDEST_KUBERNETES, parseSupportedVersion, SUPPORTED_VERSION } from '../kubernetes';

const CONTEXT_KEY = 'kubernetes';

/**
 * Returns the oldest Kubernetes version that an App supports: its context `kubernetes`, which
 * `app.node.setContext('kubernetes', '1.30')` sets, otherwise the oldest version that this project supports.
 *
 * @throws if the context is not a supported version
 */
export function oldestKubernetes(app: App): KubernetesVersion {
  const version: unknown = app.node.tryGetContext(CONTEXT_KEY) ?? OLDEST_KUBERNETES;
  const parsed = typeof version === 'string' ? parseSupportedVersion(version) : undefined;
  if (parsed !== undefined) return parsed;
  throw new Error(
    `The context ${CONTEXT_KEY} of the App is ${JSON.stringify(version)}, and must be a string with ${SUPPORTED_VERSION}`,
  );
}
