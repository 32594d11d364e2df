import { omitEmpty } from '../omit-empty';
import type { PodContainer } from '../pod';
import type { DeleteClaims } from './claim-retention';

/**
 * Why an app does without what protects it by default, as annotations of the StatefulSet: on its pods they would
 * restart them whenever somebody finds better words.
 */
export function optOutAnnotations(
  app: string,
  containers: readonly PodContainer[],
  deleteClaims: DeleteClaims = {},
): Record<string, string> | undefined {
  const reasons = [
    ...containers.flatMap(({ name, container }) => toAnnotations(name as string, container.reasons)),
    ...toAnnotations(app, deleteClaims),
  ];
  return omitEmpty(Object.fromEntries(reasons));
}

function toAnnotations(name: string, reasons: object): [key: string, reason: string][] {
  const given = Object.entries(reasons).filter(([, reason]) => reason !== undefined);
  return given.map(([field, reason]) => [`weakened.${name}/${field}`, reason]);
}
