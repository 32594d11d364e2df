import { statefulSet } from './forecasts';
import type { Manifest } from './manifests';

/** The data directory of the image postgres, and the path at which `database` mounts its claim. */
export const DATA_PATH = '/var/lib/postgresql/data';

/** A StatefulSet of one database. */
export function database(image: string, container: Manifest = {}, spec: Manifest = {}): Manifest {
  const volumeMounts = [{ name: 'data', mountPath: DATA_PATH }];
  return statefulSet({ replicas: 1, ...spec }, { container: { image, volumeMounts, ...container } });
}

/** Mounts the claim of a database at another path. */
export const mountedAt = (mountPath: string, more: Manifest = {}) => ({
  volumeMounts: [{ name: 'data', mountPath, ...more }],
});
