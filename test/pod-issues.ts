import { validatePod, validatePodTemplate } from '../lib/api-server/validation/pod';
import { type KubernetesVersion, NEWEST_MEASURED } from '../lib/kubernetes';
import { Field } from '../lib/validation';
import type { Manifest } from './manifests';

/** The version of the API server, and what else than its spec belongs to a pod. */
export interface PodOptions {
  readonly version?: KubernetesVersion;
  readonly kind?: string;
  readonly claims?: readonly string[];
  readonly metadata?: Manifest;
}

/** The paths at which an API server rejects a Pod with this spec, or the pod template of another kind. */
export function issuePathsOf(spec: Manifest, making: PodOptions = {}): string[] {
  const { version = NEWEST_MEASURED, kind = 'Deployment', claims = [], metadata = {} } = making;
  const template = new Field({ metadata, spec: { containers: [makeContainer()], ...spec } });
  const problems =
    kind === 'Pod' ? validatePod(template, version, claims) : validatePodTemplate(template, version, { kind, claims });
  return problems.map(({ path }) => path);
}

/** The same for a container of the pod, with paths from the container on. */
export function containerIssuePathsOf(container: Manifest, spec: Manifest = {}, making: PodOptions = {}): string[] {
  const prefix = 'spec.containers[0].';
  return issuePathsOf({ ...spec, containers: [makeContainer(container)] }, making).map((path) =>
    path.startsWith(prefix) ? path.slice(prefix.length) : path,
  );
}

/** A valid container, with these fields besides. */
export function makeContainer(more: Manifest = {}): Manifest {
  return { name: 'app', image: 'app:1', ...more };
}
