import { omitEmpty } from '../omit-empty';
import type { PodContainer } from '../pod';
import type { DeleteClaims } from './claim-retention';

/**
 * Returns the annotations of a StatefulSet that say which defaults are opted out and why. The pods do not have them,
 * because a changed annotation of the pod template restarts pods.
 */
export function optOutAnnotations(
  app: string,
  containers: readonly PodContainer[],
  deleteClaims: DeleteClaims = {},
): Record<string, string> | undefined {
  const annotations = [
    ...containers.flatMap(({ name, container }) => toAnnotations(name, container.reasons)),
    ...toAnnotations(app, deleteClaims),
  ];
  return omitEmpty(Object.fromEntries(annotations));
}

function toAnnotations(owner: string, reasons: object): [key: string, reason: string][] {
  return Object.entries(reasons)
    .filter(([, reason]) => reason !== undefined)
    .map(([field, reason]) => [`weakened.${owner}/${field}`, reason]);
}
