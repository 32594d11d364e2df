import { unlessEmpty } from '../omit-empty';
import type { Placed } from '../pod';
import type { DeleteClaims } from './claim-retention';

/**
 * Why an app does without what protects it by default, as annotations of the StatefulSet: on its pods they would
 * restart them whenever somebody finds better words.
 */
export function reasonsAsAnnotations(
  app: string,
  containers: readonly Placed[],
  deleteClaims: DeleteClaims = {},
): Record<string, string> | undefined {
  const reasons = [
    ...containers.flatMap(({ name, container }) => annotations(name as string, container.reasons)),
    ...annotations(app, deleteClaims),
  ];
  return unlessEmpty(Object.fromEntries(reasons));
}

function annotations(name: string, reasons: object): [key: string, reason: string][] {
  const given = Object.entries(reasons).filter(([, reason]) => reason !== undefined);
  return given.map(([field, reason]) => [`weakened.${name}/${field}`, reason]);
}
