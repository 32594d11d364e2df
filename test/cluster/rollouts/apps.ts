import type { Manifest } from '../../manifests';
import { createService, createStatefulSet } from '../runbooks';

/** The differences from the default app of rollout tests. */
export interface AppOptions {
  readonly name?: string;
  readonly image?: string;
  /** Fields of the StatefulSet's spec. */
  readonly spec?: object;
  /** Fields of the pod spec. */
  readonly pod?: object;
  readonly container?: object;
  /** The size of its claim. Default: no claim. */
  readonly claim?: string;
}

/** Creates a StatefulSet, without claims by default, and its Service. Its pods get ready as soon as they answer. */
export function createApp({ name = 'web', image = '1.0.0', spec, pod, container, claim }: AppOptions = {}): Manifest[] {
  const set = createStatefulSet({
    name,
    labels: { app: name },
    version: image,
    claims: claim === undefined ? {} : { data: '/data' },
    size: claim,
    spec: { serviceName: name, ...spec },
  });
  const [first] = set.spec.template.spec.containers;
  const containers = [{ ...first, env: undefined, ...container }];
  Object.assign(set.spec.template.spec, { containers, ...pod });
  return [createService(undefined, name, name), set];
}

/** The fields of a StatefulSet that set a partition. */
export const withPartition = (partition: number) => ({ updateStrategy: { rollingUpdate: { partition } } });

/** The fields of a container that delay its readiness. */
export const withReadinessDelay = (initialDelaySeconds: number) => ({
  readinessProbe: { httpGet: { path: '/', port: 5000 }, periodSeconds: 1, timeoutSeconds: 10, initialDelaySeconds },
});
