import { readManifests } from '../../manifest-files';
import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** A probe with a long timeout, since apps start and answer late on a busy machine. */
const PROBE = { httpGet: { path: '/', port: 'http' }, timeoutSeconds: 10 };

/** Creates an app whose pods do not restart on a busy machine. */
export function createApp(name: string, options: verify.AppOverrides = {}): Manifest[] {
  const probes = {
    livenessProbe: { ...PROBE, periodSeconds: 2, initialDelaySeconds: 30 },
    readinessProbe: { ...PROBE, periodSeconds: 1 },
  };
  return verify.appManifests(name, { ...options, container: { ...probes, ...options.container } });
}

/** Reads the manifests of an app by its name. They set no node ports, since other tests may use them. */
export function readAppManifests(name: string): Manifest[] {
  return readManifests(`test/cluster/verify/manifests/${name}.yaml`);
}
