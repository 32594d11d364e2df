import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { KubernetesVersion } from '../lib/kubernetes';
import { forecast, type ObjectReport, type Report, readFolder, type Source } from '../lib/review';
import type { Manifest } from './manifests';

/** Reads objects from a folder with one file. */
function toSource(objects: readonly Manifest[]): Source {
  const folder = mkdtempSync(join(tmpdir(), 'forecast-'));
  try {
    writeFileSync(join(folder, 'app.yaml'), objects.map((object) => stringify(object)).join('---\n'));
    return objects.length > 0 ? readFolder(folder) : { objects: [], isMissing: true, notes: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Forecasts what applying `head` does to a cluster on which `base` was applied. */
export function forecastObjects(
  base: readonly Manifest[],
  head: readonly Manifest[],
  kubernetes: KubernetesVersion = '1.34',
  baseKubernetes?: KubernetesVersion,
): Report {
  return forecast(toSource(base), toSource(head), kubernetes, 'dist', baseKubernetes);
}

/** Forecasts the update of one object. */
export function forecastUpdate(before: Manifest, after: Manifest, kubernetes?: KubernetesVersion): ObjectReport {
  return forecastObjects([before], [after], kubernetes).objects[0] as ObjectReport;
}

/**
 * Returns a StatefulSet of three pods with one claim each.
 *
 * @param spec fields to add to its spec
 * @param pod fields to add to its pod spec. `container` has fields to add to the container
 */
export function statefulSet(spec: Manifest = {}, pod: Manifest = {}, name = 'web'): Manifest {
  const { container = {}, ...others } = pod;
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      serviceName: name,
      replicas: 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'team/web:1.0.0',
              ports: [{ name: 'http', containerPort: 8080 }],
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
              ...container,
            },
          ],
          ...others,
        },
      },
      volumeClaimTemplates: [claimTemplate('data')],
      ...spec,
    },
  };
}

/** Returns a claim template. */
export function claimTemplate(name: string, storage = '1Gi'): Manifest {
  return { metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } };
}

/** Returns a Service for the pods of `statefulSet`. */
export function service(spec: Manifest = {}, name = 'web'): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }], ...spec },
  };
}

/** Returns a Deployment of two pods. */
export function deployment(spec: Manifest = {}, container: Manifest = {}): Manifest {
  const labels = { app: 'shop' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'shop', image: 'team/shop:1.0.0', ...container }] },
      },
      ...spec,
    },
  };
}

/** Returns a ConfigMap. */
export function configMap(data: Manifest = { color: 'red' }, name = 'settings'): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}
