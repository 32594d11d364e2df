import { read } from '../../manifest-files';
import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** A busy machine starts apps late, and answers late. */
const PROBE = { httpGet: { path: '/', port: 'http' }, timeoutSeconds: 10 };

/** The app whose pods are not restarted on a busy machine. */
export function createApp(name: string, told: verify.Told = {}): Manifest[] {
  const probes = {
    livenessProbe: { ...PROBE, periodSeconds: 2, initialDelaySeconds: 30 },
    readinessProbe: { ...PROBE, periodSeconds: 1 },
  };
  return verify.app(name, { ...told, container: { ...probes, ...told.container } });
}

/** Reads the manifests of an app from a file of this name. They set no node port: other tests may use it. */
export function readManifests(name: string): Manifest[] {
  return read(`test/cluster/verify/manifests/${name}.yaml`);
}
