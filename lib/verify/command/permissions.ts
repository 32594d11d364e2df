import type { CheckContext, VerifyCheck } from '../checks';
import { CannotVerify, describePermission, findMissingPermissions, type Permission } from '../cluster';

/** The permissions that every check needs. */
const readPermissions: readonly Permission[] = [
  { verb: 'get', group: 'apps', resource: 'statefulsets' },
  { verb: 'get', group: '', resource: 'services' },
  ...['get', 'list'].flatMap((verb) =>
    ['pods', 'persistentvolumeclaims'].map((resource) => ({ verb, group: '', resource })),
  ),
];

/** @throws CannotVerify if the user lacks permissions that the checks need, with a line for each */
export async function assertPermissions(context: CheckContext, checks: readonly VerifyCheck[]): Promise<void> {
  const { cluster, namespace } = context;
  const permissionsByCheck = checks.map(({ id, permissions }) => ({ id, permissions: permissions?.(context) ?? [] }));
  const needed = [...readPermissions, ...permissionsByCheck.flatMap(({ permissions }) => permissions)];
  const distinct = new Map(needed.map((permission) => [describePermission(permission), permission]));
  const missing = await findMissingPermissions(cluster, namespace, [...distinct.values()]);
  if (missing.length === 0) return;
  throw new CannotVerify(
    missing.map(describePermission).map((permission) => {
      const ids = permissionsByCheck
        .filter(({ permissions }) => permissions.map(describePermission).includes(permission))
        .map(({ id }) => id);
      const neededBy = ids.length === 0 ? 'every check' : ids.join(', ');
      return `You may not ${permission} in the namespace ${namespace}. It is needed for: ${neededBy}.`;
    }),
  );
}
