import { validatePod, validatePodTemplate } from '../lib/api-server/validation/pod';
import { type KubernetesVersion, NEWEST_MEASURED } from '../lib/kubernetes';
import { Field } from '../lib/validation';
import type { Manifest } from './manifests';

/** What pods are made from, and by what. */
export interface PodOptions {
  readonly version?: KubernetesVersion;
  readonly kind?: string;
  readonly claims?: readonly string[];
  readonly metadata?: Manifest;
}

/** Where an API server finds problems in pods with this spec, or in the template of what makes them. */
export function issuePathsOf(spec: Manifest, making: PodOptions = {}): string[] {
  const { version = NEWEST_MEASURED, kind = 'Deployment', claims = [], metadata = {} } = making;
  const template = new Field({ metadata, spec: { containers: [makeContainer()], ...spec } });
  const problems =
    kind === 'Pod' ? validatePod(template, version, claims) : validatePodTemplate(template, version, { kind, claims });
  return problems.map(({ path }) => path);
}

/** The same of a container. */
export function containerIssuePathsOf(container: Manifest, spec: Manifest = {}, making: PodOptions = {}): string[] {
  const prefix = 'spec.containers[0].';
  return issuePathsOf({ ...spec, containers: [makeContainer(container)] }, making).map((path) =>
    path.startsWith(prefix) ? path.slice(prefix.length) : path,
  );
}

/** A container. */
export function makeContainer(more: Manifest = {}): Manifest {
  return { name: 'app', image: 'app:1', ...more };
}
