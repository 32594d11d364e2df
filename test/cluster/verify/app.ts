import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** A busy machine starts apps late, and answers late. */
const PATIENT = { httpGet: { path: '/', port: 'http' }, timeoutSeconds: 10 };

/** The app whose pods are not restarted on a busy machine. */
export function app(name: string, told: verify.AppOverrides = {}): Manifest[] {
  const probes = {
    livenessProbe: { ...PATIENT, periodSeconds: 2, initialDelaySeconds: 30 },
    readinessProbe: { ...PATIENT, periodSeconds: 1 },
  };
  return verify.appManifests(name, { ...told, container: { ...probes, ...told.container } });
}
