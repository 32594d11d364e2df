import type { Check } from '../checks';
import { CannotVerify, missingRights, named, type Right } from '../cluster';
import type { Context } from '../context';

/** What every check does. */
const READING: readonly Right[] = [
  { verb: 'get', group: 'apps', resource: 'statefulsets' },
  { verb: 'get', group: '', resource: 'services' },
  ...['get', 'list'].flatMap((verb) =>
    ['pods', 'persistentvolumeclaims'].map((resource) => ({ verb, group: '', resource })),
  ),
];

/** Throws where the user may not do what these checks do. */
export async function assertAllowed(context: Context, checks: readonly Check[]): Promise<void> {
  const { cluster, namespace } = context;
  const needs = checks.map(({ id, rights }) => ({ id, rights: rights?.(context) ?? [] }));
  const wanted = new Map([...READING, ...needs.flatMap(({ rights }) => rights)].map((right) => [named(right), right]));
  const missing = await missingRights(cluster, namespace, [...wanted.values()]);
  if (missing.length === 0) return;
  throw new CannotVerify(
    missing.map((right) => {
      const needing = needs.filter(({ rights }) => rights.some((one) => named(one) === named(right)));
      const what = needing.length === 0 ? 'every check' : needing.map(({ id }) => id).join(', ');
      return `You may not ${named(right)} in the namespace ${namespace}, which takes: ${what}.`;
    }),
  );
}
