import { edited } from '../../edited';
import { read } from '../../manifest-files';
import type { Manifest } from '../../manifests';

/** The manifests of an app in `dist/`, with a node port that the cluster chooses: others may use that one. */
export function inDist(name: string): Manifest[] {
  return read(`dist/${name}.k8s.yaml`).map((one) =>
    one.spec.type === 'NodePort' ? edited(one, { 'spec.ports[0].nodePort': undefined }) : one,
  );
}
