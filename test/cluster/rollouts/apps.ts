import type { Manifest } from '../../manifests';
import { createService, createStatefulSet } from '../runbooks';

/** What is other about an app than about the plainest one here. */
export interface AppOptions {
  readonly name?: string;
  readonly image?: string;
  /** Of the StatefulSet. */
  readonly spec?: object;
  /** Of the pod template. */
  readonly pod?: object;
  readonly container?: object;
  /** Its one claim, and how large that is. */
  readonly claim?: string;
}

/** An app of pods that are ready as soon as they answer, without data unless told otherwise, and its Service. */
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

/** What a StatefulSet says to replace pods from the `partition`th on alone. */
export const withPartition = (partition: number) => ({ updateStrategy: { rollingUpdate: { partition } } });

/** When a container is said to be ready. */
export const withReadinessDelay = (initialDelaySeconds: number) => ({
  readinessProbe: { httpGet: { path: '/', port: 5000 }, periodSeconds: 1, timeoutSeconds: 10, initialDelaySeconds },
});
