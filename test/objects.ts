import { type DeclaredObject, FinishedApp, FinishedObject, type ManifestCheck } from '../lib/checks';
import type { KubernetesVersion } from '../lib/kubernetes';
import { describeIssue, Field } from '../lib/validation';
import type { Manifest } from './manifests';

/** An App of these objects, each from a construct of its name. */
export function appOf(
  manifests: readonly Manifest[],
  declared: readonly DeclaredObject[] = [],
  kubernetes?: KubernetesVersion,
): FinishedApp {
  const pathOf = (manifest: Manifest) => `chart/${new Field(manifest).at('metadata', 'name').scalar}`;
  const objects = manifests.map((manifest) => new FinishedObject(manifest, pathOf(manifest)));
  return new FinishedApp(objects, declared, kubernetes);
}

/** The findings of a check in these objects, a line each. */
export function found(check: ManifestCheck, ...manifests: readonly Manifest[]): string[] {
  return foundIn(check, appOf(manifests));
}

/** The findings of a check in an App, a line each. */
export function foundIn(check: ManifestCheck, app: FinishedApp): string[] {
  return check(app).map((finding) => `${finding.object.title}: ${describeIssue(finding)}`);
}

/** An object of a kind that has a pod template, with this spec of its pods. */
export function workload(kind: string, name: string, pod: object = {}, spec: object = {}): Manifest {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [container()], ...pod } };
  const apiVersion = kind.endsWith('Job') ? 'batch/v1' : 'apps/v1';
  return { apiVersion, kind, metadata: { name }, spec: { selector: { matchLabels: labels }, template, ...spec } };
}

/** A StatefulSet that is governed by a Service of its name. */
export function statefulSet(name: string, pod: object = {}, spec: object = {}): Manifest {
  return workload('StatefulSet', name, pod, { serviceName: name, ...spec });
}

/** A container that serves on port 80. */
export function container(more: object = {}): Manifest {
  return { name: 'server', image: 'app:1', ports: [{ name: 'http', containerPort: 80 }], ...more };
}

/** A headless Service for the pods of this app. */
export function service(name: string, spec: object = {}, app = name): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { clusterIP: 'None', selector: { app }, ports: [{ name: 'http', port: 80 }], ...spec },
  };
}

/** Any other object. */
export function object(apiVersion: string, kind: string, name: string, more: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name }, ...more };
}

/** The same object in a namespace. */
export function inNamespace(namespace: string, manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}
