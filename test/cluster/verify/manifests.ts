import { read } from '../../manifest-files';
import type { Manifest } from '../../manifests';

/** Reads the manifests of an app from a file of this name. Node ports are left out: other tests may use them. */
export function readManifests(name: string): Manifest[] {
  return read(`test/cluster/verify/manifests/${name}.yaml`);
}
