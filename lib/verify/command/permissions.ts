import type { VerifyCheck } from '../checks';
import { CannotVerify, describePermission, findMissingPermissions, type Permission } from '../cluster';
import type { CheckContext } from '../context';

/** What every check does. */
const READING: readonly Permission[] = [
  { verb: 'get', group: 'apps', resource: 'statefulsets' },
  { verb: 'get', group: '', resource: 'services' },
  ...['get', 'list'].flatMap((verb) =>
    ['pods', 'persistentvolumeclaims'].map((resource) => ({ verb, group: '', resource })),
  ),
];

/** Throws where the user may not do what these checks do. */
export async function assertPermissions(context: CheckContext, checks: readonly VerifyCheck[]): Promise<void> {
  const { cluster, namespace } = context;
  const needs = checks.map(({ id, permissions: rights }) => ({ id, rights: rights?.(context) ?? [] }));
  const wanted = new Map(
    [...READING, ...needs.flatMap(({ rights }) => rights)].map((right) => [describePermission(right), right]),
  );
  const missing = await findMissingPermissions(cluster, namespace, [...wanted.values()]);
  if (missing.length === 0) return;
  throw new CannotVerify(
    missing.map((right) => {
      const needing = needs.filter(({ rights }) =>
        rights.some((one) => describePermission(one) === describePermission(right)),
      );
      const what = needing.length === 0 ? 'every check' : needing.map(({ id }) => id).join(', ');
      return `You may not ${describePermission(right)} in the namespace ${namespace}, which takes: ${what}.`;
    }),
  );
}
