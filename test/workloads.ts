import { ManifestSet, podStartError } from '../lib/api-server';
import type { KubernetesVersion } from '../lib/kubernetes';
import { Field } from '../lib/validation';

/** A part of a manifest. */
export type Value = Readonly<Record<string, unknown>>;

const labels = { app: 'web' };
/** A container as the API server stores it. */
export const app: Value = {
  name: 'app',
  image: 'app:1',
  imagePullPolicy: 'IfNotPresent',
  terminationMessagePolicy: 'File',
  terminationMessagePath: '/dev/termination-log',
};
/** The spec of a claim as the API server stores it. */
export const claim = {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '1Gi' } },
  volumeMode: 'Filesystem',
};

/** How a workload differs from a valid one. */
export interface WorkloadParts {
  readonly kind?: string;
  readonly container?: Value;
  readonly pod?: Value;
  readonly spec?: Value;
  readonly name?: string;
  readonly namespace?: string;
}

/** A workload as the API server stores it. */
export function workload({
  kind = 'StatefulSet',
  container,
  pod,
  spec,
  name = 'web',
  namespace,
}: WorkloadParts): Value {
  const podSpec = {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    containers: [{ ...app, ...container }],
    ...pod,
  };
  const template = { metadata: { labels }, spec: podSpec };
  const metadata = { name, ...(namespace && { namespace }) };
  const body = kind === 'Pod' ? podSpec : { selector: { matchLabels: labels }, template, ...spec };
  return { apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1', kind, metadata, spec: body };
}

/** Why the pods of a workload cannot start among these objects. Undefined if they can. */
export function startError(
  parts: WorkloadParts,
  objects: readonly Value[] = [],
  version: KubernetesVersion = '1.34',
): string | undefined {
  return podStartError(
    new Field(workload(parts)),
    new ManifestSet(objects.map((object) => new Field(object))),
    version,
  );
}
